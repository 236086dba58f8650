// SPDX-License-Identifier: Apache-2.0
// node check_ftm.mjs FILE... : whether the entities of each FILE are such as the model of
// FollowTheMoney has (npm's @opensanctions/followthemoney): schemata, properties, what a
// property must lead to, lists of values, dates, what is required.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Model, defaultModel } = require('@opensanctions/followthemoney');
const model = new Model(defaultModel);
const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

function faultOfValue(property, value, byId) {
  const { name, values } = property.type;
  if (name === 'date' && !DATE.test(value)) return 'is no date';
  if (values.size && !values.has(value)) return `is no ${name}`;
  if (value.length > property.maxLength) return 'is too long';
  if (!property.type.isEntity) return '';
  const other = byId.get(value);
  if (!other) return 'leads nowhere';
  return model.getSchema(other.schema).isA(property.getRange()) ? '' : `is no ${property.getRange()}`;
}

function faultsOf({ id, schema: name, properties }, byId) {
  const schema = model.getSchema(name); // throws where there is none
  const faults = schema.abstract || schema.deprecated ? [`${name} is not to be used`] : [];
  for (const required of schema.required)
    if (!properties[required]?.length) faults.push(`${required} is missing`);
  for (const [key, values] of Object.entries(properties)) {
    const property = schema.getProperty(key); // throws too
    if (property.stub || property.deprecated) faults.push(`${key} is not to be used`);
    for (const value of values) {
      const fault = faultOfValue(property, value, byId);
      if (fault) faults.push(`${key} ${JSON.stringify(value)} ${fault}`);
    }
  }
  return faults.map((fault) => `${id} ${name}: ${fault}`);
}

let wrong = 0;
for (const file of process.argv.slice(2)) {
  const entities = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));
  const byId = new Map(entities.map((e) => [e.id, e]));
  const faults = entities.flatMap((e) => faultsOf(e, byId));
  for (const fault of faults) console.log(fault);
  console.log(`${file}: ${entities.length} entities, ${faults.length} faults`);
  wrong += faults.length + (entities.length ? 0 : 1);
}
process.exit(wrong ? 1 : 0);
