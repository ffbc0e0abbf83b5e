# SPDX-License-Identifier: BSD-2-Clause
# Bindings for seL4 as a Rust library, with make and rustc alone. Programs depend on $(SEL4_RLIB), and are compiled
# with --extern sel4_bindings=$(SEL4_RLIB).

SEL4_BINDGEN ?= sel4-bindgen
# A source tree; without one, the specs that come with the program.
SEL4_DIR ?=
SEL4_CONFIG ?= {{config}}
SEL4_OUT ?= build/sel4-bindings
RUSTC ?= rustc
# Such as --target.
RUSTFLAGS ?=

SEL4_SOURCE := $(SEL4_OUT)/sel4_bindings.rs
SEL4_RLIB := $(SEL4_OUT)/libsel4_bindings.rlib
SEL4_COMMAND := $(SEL4_BINDGEN) generate $(if $(SEL4_DIR),--sel4 '$(SEL4_DIR)') --config '$(SEL4_CONFIG)'

# Another kernel is a change as well, also an older one behind a link: the command, and where its paths lead, are kept in
# a file that is as old as their last change.
SEL4_KEPT := $(SEL4_OUT)/command
SEL4_WANTED := $(strip $(SEL4_COMMAND) $(realpath $(SEL4_DIR) $(SEL4_CONFIG)))
$(shell mkdir -p '$(SEL4_OUT)')
ifneq ($(shell cat '$(SEL4_KEPT)' 2>/dev/null),$(SEL4_WANTED))
$(file >$(SEL4_KEPT),$(SEL4_WANTED))
endif

# A shell says 127 where a command is missing. What is not sel4-bindgen writes no list of what it has read. What is
# equal to what was there is not written again, so touch: make would come back to it each time.
$(SEL4_SOURCE): $(SEL4_KEPT)
	@rm -f $@.new
	@echo "$(SEL4_COMMAND)"
	@$(SEL4_COMMAND) --single-file $@ --depfile $@.new || { code=$$?; [ $$code -ne 127 ] || \
	  echo "Node.js 20 or later and sel4-bindgen are needed to generate the seL4 bindings: install them, or set SEL4_BINDGEN." >&2; \
	  exit $$code; }
	@mv $@.new $@.d 2>/dev/null || { echo "SEL4_BINDGEN is not sel4-bindgen: it has written nothing." >&2; exit 1; }
	@touch $@

-include $(SEL4_SOURCE).d

$(SEL4_RLIB): $(SEL4_SOURCE)
	$(RUSTC) $(RUSTFLAGS) --edition 2021 --crate-type rlib --crate-name sel4_bindings -O -o $@ $<
