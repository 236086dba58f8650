// SPDX-License-Identifier: Apache-2.0
// node write_warc.mjs FILE : writes a web archive of made-up pages with warcio, which is not
// ours: records of version 1.0 and 1.1, each gzipped; a body in chunks, one compressed.
import fs from 'node:fs';
import zlib from 'node:zlib';
import { WARCRecord, WARCSerializer } from 'warcio';

const bytes = (...parts) => (async function* () { for (const p of parts) yield Buffer.from(p); })();
const story = (n) => `Acme Number${n} Corp. sued Beta Number${n} Works Ltd. on Monday.\n`;
const text = { 'Content-Type': 'text/plain; charset=utf-8' };
const answer = (n, more, body, warcVersion = 'WARC/1.1', statusline = 'HTTP/1.1 200 OK') =>
  WARCRecord.create({
    url: `https://other.example/${n}`, date: '2031-04-05T06:07:08Z', type: 'response',
    warcVersion, httpHeaders: { ...text, ...more }, statusline,
  }, body);

const packed = zlib.gzipSync(story(3));
const records = [
  WARCRecord.createWARCInfo({ filename: 'made-up', warcVersion: 'WARC/1.1' },
    { software: 'warcio' }),
  answer(1, {}, bytes(story(1)), 'WARC/1.0'),
  answer(2, { 'Transfer-Encoding': 'chunked' },
    bytes(`${story(2).length.toString(16)}\r\n${story(2)}\r\n0\r\n\r\n`)),
  answer(3, { 'Content-Encoding': 'gzip' }, bytes(packed)),
  answer(4, {}, bytes('no such page'), 'WARC/1.1', 'HTTP/1.1 404 Not Found'),
  answer(5, { 'Content-Type': 'image/png' }, bytes('no picture')),
  WARCRecord.create({ url: 'https://other.example/6', type: 'metadata' }, bytes('fetchTimeMs: 7')),
];
const out = fs.createWriteStream(process.argv[2]);
for (const record of await Promise.all(records))
  for await (const chunk of new WARCSerializer(record, { gzip: true })) out.write(chunk);
out.end();
