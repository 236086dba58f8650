// SPDX-License-Identifier: Apache-2.0
// node read_warc.mjs FILE : prints of each record of a web archive its type, target, the status
// of the answer and the bytes of what it carries, and whether the digest of that is what the
// record says. The reader is warcio, which is not ours.
import fs from 'node:fs';
import { createHash } from 'node:crypto';
import { WARCParser } from 'warcio';

const base32 = (bytes) => {
  const bits = [...bytes].map((b) => b.toString(2).padStart(8, '0')).join('');
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return bits.match(/.{5}/g).map((five) => digits[parseInt(five, 2)]).join('');
};

for await (const record of new WARCParser(fs.createReadStream(process.argv[2]))) {
  const bytes = await record.readFully(false); // as it was sent, behind the head of HTTP
  const told = record.warcHeader('WARC-Payload-Digest');
  const sum = 'sha1:' + base32(createHash('sha1').update(bytes ?? '').digest());
  const elsewhere = record.warcType === 'revisit'; // the page that it is of
  const digest = !told || elsewhere ? 'no digest' : told === sum ? 'digest holds' : 'DIGEST IS WRONG';
  const status = record.httpHeaders?.statusCode ?? '-';
  console.log(record.warcType, record.warcTargetURI ?? '-', status, bytes?.length ?? 0, digest);
}
