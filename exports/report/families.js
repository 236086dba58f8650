// SPDX-License-Identifier: Apache-2.0
// Classes of events in families, which share a colour (--family-… in style.css; told apart
// by the colour-blind too), and what standing makes of a line.

const FAMILIES = [
  ["breaks", "Broken ties", ["TieSuspension"]],
  ["ties", "Ties", ["Partnership", "Membership", "Ownership", "Funding"]],
  ["measures", "Measures", ["Sanction", "Restriction"]],
  ["law", "Law", ["Charge", "Investigation", "Lawsuit", "Arrest", "Extradition", "Penalty", "Accusation"]],
  ["speech", "Speech", ["Denial", "Statement"]],
  ["facts", "Seats, roles, kin", ["RoleHolding", "BasedIn", "Origin", "Kinship"]],
];

const OF_CLASS = new Map(FAMILIES.flatMap(([name, , classes]) => classes.map((c) => [c, name])));

export function familyOf(type) {
  return OF_CLASS.get(type) ?? "facts";
}

/** The families with those of their classes that occur, as {name, title, classes}. */
export function familiesOf(types) {
  const there = new Set(types);
  return FAMILIES.map(([name, title, classes]) => ({
    name,
    title,
    classes: [...classes, ...[...there].filter((t) => name === "facts" && !OF_CLASS.has(t))].filter((c) => there.has(c)),
  })).filter((f) => f.classes.length);
}

export const STANDINGS = ["affirmedOnly", "disputed", "over", "notActual", "negatedOnly", "retractedOnly"];

/** How the line of an event is drawn; what is not told as done is broken. */
export const LINES = {
  affirmedOnly: "solid", disputed: "solid", over: "dotted",
  notActual: "dashed", negatedOnly: "dashed", retractedOnly: "dotted",
};
