/**
 * A type of PayPal's server SDK as it goes over the wire: names in snake case, enumerations as their texts. The SDK reads
 * and writes nothing else, so what satisfies this is what it calls the type.
 */
export type OnTheWire<Value> = Value extends string
  ? `${Value}`
  : Value extends readonly (infer Item)[]
    ? readonly OnTheWire<Item>[]
    : Value extends object
      ? {
          readonly [Name in keyof Value as Name extends string ? SnakeCase<Name> : never]: OnTheWire<
            Value[Name]
          >
        }
      : Value

type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? First extends Uppercase<First>
    ? First extends Lowercase<First>
      ? `${First}${SnakeCase<Rest>}`
      : `_${Lowercase<First>}${SnakeCase<Rest>}`
    : `${First}${SnakeCase<Rest>}`
  : Name
