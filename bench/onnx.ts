// The few bytes of ONNX that a graph of one node needs, as protobuf: field numbers from onnx.proto.

type Bytes = number[];

function varint(value: number): Bytes {
  const bytes: Bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: Bytes): Bytes => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string): Bytes => bytes(field, [...Buffer.from(value)]);

export interface TensorShape {
  name: string;
  shape: number[];
}

const FLOAT = 1;
const INTS = 7;

function valueInfo({ name, shape }: TensorShape): Bytes {
  const dimensions = shape.flatMap((n) => bytes(1, number(1, n)));
  const tensor = [...number(1, FLOAT), ...bytes(2, dimensions)];
  return [...text(1, name), ...bytes(2, bytes(1, tensor))];
}

/** A model with one node of this kind; attributes are lists of whole numbers. */
export function oneNode(
  kind: string,
  inputs: TensorShape[],
  output: TensorShape,
  attributes: Record<string, number[]> = {},
): Uint8Array {
  const node = [
    ...inputs.flatMap(({ name }) => text(1, name)),
    ...text(2, output.name),
    ...text(4, kind),
    ...Object.entries(attributes).flatMap(([name, values]) =>
      bytes(5, [...text(1, name), ...values.flatMap((v) => number(8, v)), ...number(20, INTS)]),
    ),
  ];
  const graph = [
    ...bytes(1, node),
    ...text(2, kind),
    ...inputs.flatMap((input) => bytes(11, valueInfo(input))),
    ...bytes(12, valueInfo(output)),
  ];
  return Uint8Array.from([...number(1, 8), ...bytes(7, graph), ...bytes(8, number(2, 13))]);
}
