/**
 * Judges parsed JSON by the class-validator decorators of a class, and names every fault with a
 * JSON pointer. It promises to change and convert nothing, and refuses what the class does not
 * declare: there is no way to let unknown fields pass.
 *
 * The constraints are class-validator's; the walk over them is ours. `validateSync` looks through
 * every decorated class of the program for each object it meets, which costs about ten times as
 * much; its whitelist is a plain object, in which a field named `constructor` or `__proto__` counts
 * as declared; and it names a list without saying which item is wrong.
 */
import {
  getMetadataStorage,
  type ValidationArguments,
  ValidationTypes,
  type ValidatorConstraintInterface,
} from 'class-validator';
import {
  type Bodies,
  pointerInto,
  problemsOf,
  type Shape,
  type ShapeProblem,
  type StatementType,
} from '../../workflows/index.js';

/** A class whose fields carry class-validator decorators; it is read, and never instantiated. */
export type DtoClass<T = unknown> = new () => T;

/** One class for each of these statement types, and what its fields are typed as must fit. */
export type BodyClasses<T extends StatementType> = { readonly [K in T]: DtoClass<Bodies[K]> };

/**
 * All faults of a value against the decorators of a class.
 * @param value parsed JSON; anything else than an object of exactly the declared fields is at fault
 * @param pointer where the value stands; the faults' pointers (RFC 6901) begin with it
 * @returns an empty list when the value is what the class says
 */
export const checkDto = (dto: DtoClass, value: unknown, pointer = ''): ShapeProblem[] =>
  problemsOf(shapeOfDto(dto), value, pointer);

/** A class as a shape of the rules, so that it can stand inside a list or a dictionary. */
export function shapeOfDto<T>(dto: DtoClass<T>): Shape<T> {
  return {
    // The classes at the door say no more than the rules' own shapes, which make the forms.
    form: { kind: 'any' },
    check: (value, pointer, problems) => {
      if (isJsonObject(value)) checkFields(fieldsOf(dto), value, pointer, problems);
      else problems.push({ pointer, expected: 'object' });
    },
  };
}

type JsonObject = Readonly<Record<string, unknown>>;

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkFields(
  fields: Fields,
  object: JsonObject,
  pointer: string,
  problems: ShapeProblem[],
): void {
  for (const field of fields.values()) {
    if (!Object.hasOwn(object, field.name)) {
      problems.push({ pointer: `${pointer}/${field.name}`, expected: 'present' });
    } else if (field.conditions.every((applies) => applies(object, object[field.name]))) {
      for (const judge of field.judges) judgeField(judge, field, object, pointer, problems);
    }
  }
  for (const name of Object.keys(object)) {
    if (!fields.has(name)) {
      problems.push({ pointer: pointerInto(pointer, name), expected: 'absent' });
    }
  }
}

function judgeField(
  { constraint, shape, parameters, expected }: Judge,
  { name, target }: Field,
  object: JsonObject,
  pointer: string,
  problems: ShapeProblem[],
): void {
  const value = object[name];
  const said: ValidationArguments = {
    value,
    constraints: parameters,
    targetName: target,
    object,
    property: name,
  };
  if (constraint.validate(value, said) === true) return;
  const place = `${pointer}/${name}`;
  if (shape) shape.check(value, place, problems);
  else problems.push({ pointer: place, expected });
}

type Condition = (object: object, value: unknown) => boolean;

interface Judge {
  readonly constraint: ValidatorConstraintInterface;
  readonly parameters: unknown[];
  /** The first parameter of our own constraints: it knows where inside the value the fault is. */
  readonly shape: Shape<unknown> | undefined;
  readonly expected: string;
}

interface Field {
  readonly name: string;
  readonly target: string;
  readonly conditions: Condition[];
  readonly judges: Judge[];
}

type Fields = ReadonlyMap<string, Field>;

/** Decorators run when their class is defined, so what is read of a class once stays true. */
const fieldsByClass = new WeakMap<DtoClass, Fields>();

function fieldsOf(dto: DtoClass): Fields {
  const known = fieldsByClass.get(dto);
  if (known) return known;
  const fields = readFields(dto);
  fieldsByClass.set(dto, fields);
  return fields;
}

/**
 * What class-validator has recorded of a class, in the order of its fields. Throws for a class
 * without decorators and for a kind of decorator that this walk would pass over in silence.
 */
function readFields(dto: DtoClass): Fields {
  const storage = getMetadataStorage();
  const fields = new Map<string, Field>();
  for (const recorded of storage.getTargetValidationMetadatas(dto, '', false, false)) {
    const name = recorded.propertyName;
    const field = fields.get(name) ?? { name, target: dto.name, conditions: [], judges: [] };
    fields.set(name, field);
    const parameters: unknown[] = recorded.constraints ?? [];
    if (recorded.type === ValidationTypes.CONDITIONAL_VALIDATION) {
      field.conditions.push(parameters[0] as Condition);
    } else if (recorded.type === ValidationTypes.CUSTOM_VALIDATION && !recorded.each) {
      const shape = isShape(parameters[0]) ? parameters[0] : undefined;
      const expected = recorded.name ?? recorded.type;
      for (const { instance } of storage.getTargetValidatorConstraints(recorded.constraintCls)) {
        field.judges.push({ constraint: instance, parameters, shape, expected });
      }
    } else throw new Error(`${dto.name}.${name}: ${recorded.type} is not supported here.`);
  }
  if (fields.size === 0) throw new Error(`${dto.name} has no class-validator decorators.`);
  return fields;
}

const isShape = (value: unknown): value is Shape<unknown> =>
  isJsonObject(value) && typeof value.check === 'function';
