// MAP.md says what the sources say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mapText } from '../../tools/map.ts';
import { root } from '../native.ts';

test('MAP.md is as make site would write it', () => {
  assert.equal(readFileSync(`${root}MAP.md`, 'utf8'), mapText());
});
