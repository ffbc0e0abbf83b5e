// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import type { Place } from '../../model/place.js';
import { type Item, type Reporter, reportSame } from '../report-items.js';
import { allMethods } from './all-methods.js';
import { toCapRights } from './cap-rights.js';
import type { TypedMethod } from './method.js';
import { toObjectType } from './object-type.js';
import { structName } from './typing.js';
import { toEnumTypes } from './values.js';

/**
 * Different names of the specs may become one name of Rust, as `SetIt` and `Set_It`: reported, as in the raw layer.
 * Names that the templates use have been stepped around already.
 */
export function reportTypedCollisions(model: Model, reporter: Reporter): void {
  const { capabilities, methods: ofSpecs, aliases } = allMethods(model);
  const methods = [...ofSpecs, ...aliases.map(({ typed }) => typed)];
  const values = [toCapRights(model), toObjectType(model), ...toEnumTypes(model)].filter(
    (type) => type !== undefined,
  );
  const placeOf = new Map(
    model.headers.enums.flatMap((one) => one.typedefs.map((name) => [name, one.place])),
  );
  reportSame(
    [
      ...capabilities.all.map(({ rustName, name, place }) => item(rustName, name, place ?? nowhere)),
      ...capabilities.aliases.map(({ rustName, of }) => item(rustName, of.name, of.place ?? nowhere)),
      ...values.map(({ rustName, name }) => item(rustName, name, placeOf.get(name) ?? nowhere)),
      ...model.structs.map(({ name, place }) => item(structName(name), name, place)),
      ...methods.flatMap((one) =>
        one.result === undefined ? [] : [item(one.result, nameOf(one), one.method.place)],
      ),
    ],
    reporter,
  );
  reportSame(
    methods.map((one) => item(`${one.receiver}::${one.name}`, nameOf(one), one.method.place)),
    reporter,
  );
  for (const one of methods) {
    const fields = one.outputs.map(({ name, of }) => ({ name, of: of.name }));
    const inputs = one.parameters.map(({ name, of }) => ({
      name,
      of: of.map((each) => each.name).join(', '),
    }));
    reportSame(
      [...inputs, ...fields].map(({ name, of }) =>
        item(name, `${nameOf(one)}, parameter ${of}`, one.method.place),
      ),
      reporter,
    );
  }
  for (const { values: constants, name } of values) {
    const place = placeOf.get(name) ?? nowhere;
    reportSame(
      [
        ...['IS_FLAGS', 'NAMES', 'NAMED'].map((own) => item(own, own, nowhere)),
        ...constants.map(({ rustName, word }) => item(rustName, word, place)),
      ],
      reporter,
    );
  }
}

/** For what no place of the specs declares. */
const nowhere = undefined;

function item(name: string, of: string, place: Place | undefined): Item {
  return { item: name, name: of, place };
}

function nameOf({ owner, method }: TypedMethod): string {
  return `${owner.name}::${method.name}`;
}
