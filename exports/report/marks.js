// SPDX-License-Identifier: Apache-2.0
// Where trigger, actor and target stand in a quoted sentence.

const LETTER = /[\p{L}\p{N}]/u;

function standsAlone(quote, begin, end) {
  return !LETTER.test(quote.slice(0, begin).slice(-1)) && !LETTER.test(quote.slice(end, end + 1));
}

function isFree(marks, begin, end) {
  return marks.every((m) => end <= m.begin || m.end <= begin);
}

// Mark the first free place of the first of these texts that has one.
function markFirst(marks, quote, texts, kind) {
  for (const text of texts) {
    for (let at = text ? quote.indexOf(text) : -1; at >= 0; at = quote.indexOf(text, at + 1)) {
      const end = at + text.length;
      if (!standsAlone(quote, at, end) || !isFree(marks, at, end)) continue;
      marks.push({ begin: at, end, kind });
      return;
    }
  }
}

/**
 * The quote in pieces {text, kind}, kind being "trigger", "actor", "target" or undefined.
 * Names are those of the party, the longest first.
 */
export function markQuote(quote, trigger, actorNames, targetNames) {
  const marks = [];
  markFirst(marks, quote, [trigger], "trigger");
  markFirst(marks, quote, actorNames, "actor");
  markFirst(marks, quote, targetNames, "target");
  marks.sort((a, b) => a.begin - b.begin);
  const pieces = [];
  let at = 0;
  for (const { begin, end, kind } of marks) {
    if (begin > at) pieces.push({ text: quote.slice(at, begin) });
    pieces.push({ text: quote.slice(begin, end), kind });
    at = end;
  }
  if (at < quote.length) pieces.push({ text: quote.slice(at) });
  return pieces;
}
