// What an error means, from the words in which the browsers and MicroPython say it. The messages are
// those that Chromium 156, Firefox 153, WebKitGTK 2.50 and MicroPython 1.27 gave.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explain, isOwnSentence } from '../../../../web/exercise/code/explain.ts';
import type { RawError } from '../../../../web/exercise/run/protocol.ts';
import en from '../../../../web/strings/en.json' with { type: 'json' };
import zh from '../../../../web/strings/zh.json' with { type: 'json' };

function raw(name: string, message: string): RawError {
  return { name, message, line: 1, column: 1, text: `${name}: ${message}` };
}

/** What went wrong, its key, the name that it is about, and the engines' words for it. */
const said: [what: string, key: string, name: string, errors: [string, string][]][] = [
  [
    'memory that is not there, in C',
    'bounds',
    '',
    [
      ['RuntimeError', 'memory access out of bounds'],
      ['RuntimeError', 'table index is out of bounds'],
      ['RuntimeError', 'index out of bounds'],
      ['RuntimeError', "Out of bounds memory access (evaluating 'e(...s)')"],
      ['RuntimeError', "Out of bounds call_indirect (evaluating 'e(...s)')"],
    ],
  ],
  [
    'an integer divided by zero, in C',
    'divide',
    '',
    [
      ['RuntimeError', 'divide by zero'],
      ['RuntimeError', 'remainder by zero'],
      ['RuntimeError', 'integer divide by zero'],
      ['RuntimeError', "Division by zero (evaluating 'e(...s)')"],
    ],
  ],
  [
    'the smallest integer divided by -1, in C',
    'overflow',
    '',
    [
      ['RuntimeError', 'divide result unrepresentable'],
      ['RuntimeError', 'integer overflow'],
      ['RuntimeError', "Integer overflow (evaluating 'e(...s)')"],
    ],
  ],
  [
    'a trap, in C',
    'trap',
    '',
    [
      ['RuntimeError', 'unreachable'],
      ['RuntimeError', 'unreachable executed'],
      ['RuntimeError', "Unreachable code should not be executed (evaluating 'e(...s)')"],
      ['RuntimeError', 'function signature mismatch'],
      ['RuntimeError', 'indirect call signature mismatch'],
      ['RuntimeError', 'call_indirect to a signature that does not match (evaluating …)'],
    ],
  ],
  [
    'an undeclared name, in C',
    'name',
    'vth',
    [
      ['CompileError', "use of undeclared identifier 'vth'; did you mean 'v_th'?"],
      [
        'CompileError',
        "call to undeclared function 'vth'; ISO C99 and later do not support implicit function declarations",
      ],
    ],
  ],
  [
    'another declaration than that of my.h',
    'prototype',
    'my_lif_rate',
    [['CompileError', "conflicting types for 'my_lif_rate'"]],
  ],
  [
    'whatever else clang refuses',
    'compile',
    "expected ';' after return statement",
    [['CompileError', "expected ';' after return statement"]],
  ],
  ['a function that is nowhere', 'link', 'my_helper', [['LinkError', 'my_helper']]],
  [
    'an undefined name',
    'name',
    'driv',
    [
      ['ReferenceError', 'driv is not defined'],
      ['ReferenceError', "Can't find variable: driv"],
      ['NameError', "name 'driv' isn't defined"],
    ],
  ],
  [
    'an undefined name in Chinese',
    'name',
    '频率',
    [
      ['ReferenceError', '频率 is not defined'],
      ['ReferenceError', "Can't find variable: 频率"],
      ['NameError', "name '频率' isn't defined"],
    ],
  ],
  [
    'a variable before its value',
    'early',
    '',
    [
      ['ReferenceError', "Cannot access 'x' before initialization"],
      ['ReferenceError', "can't access lexical declaration 'x' before initialization"],
      ['ReferenceError', 'Cannot access uninitialized variable.'],
      ['NameError', 'local variable referenced before assignment'],
    ],
  ],
  [
    'a call of what is no function',
    'call',
    'Math.lg',
    [
      ['TypeError', 'Math.lg is not a function'],
      ['TypeError', "Math.lg is not a function. (In 'Math.lg(2)', 'Math.lg' is undefined)"],
    ],
  ],
  ['the same in Python', 'call', 'int', [['TypeError', "'int' object isn't callable"]]],
  [
    'a property of undefined',
    'nothing',
    '',
    [
      ['TypeError', "Cannot read properties of undefined (reading 'x')"],
      ['TypeError', "Cannot set properties of undefined (setting 'x')"],
      ['TypeError', 'can\'t access property "x", u is undefined'],
      ['TypeError', 'can\'t access property "const", p.q is undefined'],
      ['TypeError', "undefined is not an object (evaluating 'u.x')"],
      ['TypeError', "Cannot read properties of null (reading 'x')"],
      ['TypeError', 'null has no properties'],
      ['TypeError', "Cannot destructure property 'a' of 'null' as it is null."],
      ['TypeError', 'Right side of assignment cannot be destructured'],
      ['TypeError', "unsupported types for __add__: 'NoneType', 'int'"],
      ['TypeError', "'NoneType' object isn't subscriptable"],
    ],
  ],
  [
    'another value for a constant',
    'constant',
    '',
    [
      ['TypeError', 'Assignment to constant variable.'],
      ['TypeError', "invalid assignment to const 'k'"],
      ['TypeError', 'Attempted to assign to readonly property.'],
      ['TypeError', "Cannot assign to read only property '0' of object '[object Array]'"],
      ['TypeError', '"NaN" is read-only'],
    ],
  ],
  [
    'recursion without end',
    'recursion',
    '',
    [
      ['RangeError', 'Maximum call stack size exceeded'],
      ['InternalError', 'too much recursion'],
      ['RangeError', 'Maximum call stack size exceeded.'],
      ['RuntimeError', 'maximum recursion depth exceeded'],
    ],
  ],
  [
    'too much memory',
    'memory',
    '',
    [
      ['RangeError', 'Invalid array length'],
      ['RangeError', 'Invalid typed array length: 8589934592'],
      ['RangeError', 'Invalid array buffer length'],
      ['RangeError', 'Array buffer allocation failed'],
      ['RangeError', 'Invalid string length'],
      ['RangeError', 'invalid array length'],
      ['InternalError', 'allocation size overflow'],
      ['Error', 'out of memory'],
      ['RangeError', 'Array length must be a positive integer of safe magnitude.'],
      ['RangeError', 'length too large'],
      ['RangeError', 'Out of memory'],
      ['MemoryError', 'memory allocation failed, allocating 1000001 bytes'],
    ],
  ],
  [
    'what cannot be read',
    'syntax',
    '*',
    [
      ['SyntaxError', "Unexpected token '}'"],
      ['SyntaxError', 'missing ) in parenthetical'],
      ['SyntaxError', "Unexpected token ')'. Expected a ';' following a return statement."],
      ['SyntaxError', 'invalid syntax'],
    ],
  ],
  [
    'indentation',
    'indentation',
    '*',
    [
      ['IndentationError', 'unexpected indent'],
      ['IndentationError', "unindent doesn't match any outer indent level"],
    ],
  ],
  [
    'another type',
    'type',
    '',
    [
      ['TypeError', '3 is not a constructor'],
      ['TypeError', "Class constructor A cannot be invoked without 'new'"],
      ['TypeError', "class constructors must be invoked with 'new'"],
      ['TypeError', 'Cannot mix BigInt and other types, use explicit conversions'],
      ['TypeError', "can't convert BigInt to number"],
      ['TypeError', "unsupported types for __add__: 'str', 'int'"],
      ['TypeError', 'f() takes 1 positional arguments but 2 were given'],
      ['TypeError', 'list indices must be integers, not float'],
    ],
  ],
  ['a division by zero', 'divide', '*', [['ZeroDivisionError', 'divide by zero']]],
  ['no value there', 'domain', '', [['ValueError', 'math domain error']]],
  ['an overflow', 'overflow', '*', [['OverflowError', "can't convert inf to int"]]],
  [
    'an index outside',
    'index',
    '*',
    [
      ['IndexError', 'list index out of range'],
      ['IndexError', 'array index out of range'],
    ],
  ],
  [
    'no such attribute',
    'attribute',
    'lg',
    [
      ['AttributeError', "module 'math' has no attribute 'lg'"],
      ['AttributeError', "'int' object has no attribute 'lg'"],
    ],
  ],
  ['no such module', 'module', 'numpy', [['ImportError', "no module named 'numpy'"]]],
  [
    'the reader’s own errors',
    'other',
    '',
    [
      ['Error', 'x'],
      ['ValueError', 'x'],
      ['AssertionError', 'why'],
      ['', ''],
    ],
  ],
];

for (const [what, key, name, errors] of said)
  test(`${what}: "${key}"`, () => {
    for (const [of, message] of errors) {
      const found = explain(raw(of, message));
      assert.equal(found.key, key, `${of}: ${message}`);
      if (name !== '*') assert.equal(found.name, name, `${of}: ${message}`);
    }
  });

describe('the sentences', () => {
  const ends = ['missing', 'time', 'stopped', 'flood', 'full', 'refused', 'compiler'];
  test('every way to end early has its own', () => {
    for (const key of ends) assert.equal(explain(raw(key, 'f')).key, key);
    assert.equal(explain(raw('missing', 'lif_rate')).name, 'lif_rate');
  });
  test('every key has a sentence in both languages, and every sentence a key', () => {
    const keys = new Set([...said.map(([, key]) => key), ...ends]);
    for (const { code_text } of [en, zh])
      assert.deepEqual(Object.keys(code_text.explain).sort(), [...keys].sort());
  });
  test('a name is asked for only where there is one', () => {
    for (const { code_text } of [en, zh])
      for (const [key, sentence] of Object.entries(code_text.explain))
        if (sentence.includes('{name}'))
          assert.ok(
            key === 'missing' || said.some(([, k, name]) => k === key && name.length > 1),
            key,
          );
  });
});

test('the core’s own sentence is recognised, and nothing else is', () => {
  assert.ok(isOwnSentence(raw('RangeError', 'lif_rate: tau_m = -1 ms must be greater than 0 ms.')));
  assert.ok(isOwnSentence(raw('ValueError', 'lif_rate: tau_m = -1 ms must be greater than 0 ms.')));
  assert.ok(!isOwnSentence(raw('Error', 'lif_rate: no')));
  assert.ok(!isOwnSentence(raw('RangeError', 'my lif_rate: no')));
});
