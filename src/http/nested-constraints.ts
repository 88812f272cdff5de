/**
 * Our class-validator constraints for values that hold other values: objects, lists, dictionaries
 * and objects told apart by their `kind`. They judge all the way down, so one fault deep inside is
 * named where it stands; a list that is too long is refused before any of its items is looked at.
 */
import { getSchemaPath } from '@nestjs/swagger';
import type { Shape } from '../../workflows/index.js';
import { hasForm } from './constraints.js';
import { type DtoClass, shapeOfDto } from './dto-check.js';
import { aDictionaryOf, aListOf, anObjectOf, type Bounds, type Form } from './forms.js';

/** An object of another decorated class. */
export const IsObjectOf = <T>(dto: DtoClass<T>, description: string) =>
  hasForm('isObjectOf', anObjectOf(dto), description);

/** A list of `min` to `max` items of one form. */
export const IsListOf = <T>(
  item: Form<T>,
  bounds: Bounds,
  description: string,
  example?: readonly T[],
) => hasForm('isListOf', aListOf(item, bounds), description, example);

/** An object whose keys are words of the signer's choice, `min` to `max` of them. */
export const IsDictionaryOf = <T>(
  item: Form<T>,
  bounds: Bounds,
  description: string,
  example?: Readonly<Record<string, T>>,
) => hasForm('isDictionaryOf', aDictionaryOf(item, bounds), description, example);

/** One of several classes, told apart by the word in their field `kind`. */
export const IsKindOf = <V extends Readonly<Record<string, DtoClass>>>(
  variants: V,
  description: string,
  example: InstanceType<V[keyof V]>,
) => hasForm('isKindOf', aKindOf(variants), description, example);

/** The form of an object of one of several classes. */
export function aKindOf<V extends Readonly<Record<string, DtoClass>>>(
  variants: V,
): Form<InstanceType<V[keyof V]>> {
  const classes = Object.values(variants);
  const mapping = Object.entries(variants).map(([kind, dto]) => [kind, getSchemaPath(dto)]);
  return {
    shape: kindShape(variants),
    schema: {
      oneOf: classes.map((dto) => ({ $ref: getSchemaPath(dto) })),
      discriminator: { propertyName: 'kind', mapping: Object.fromEntries(mapping) },
    },
    classes,
  };
}

function kindShape<V extends Readonly<Record<string, DtoClass>>>(
  variants: V,
): Shape<InstanceType<V[keyof V]>> {
  const shapes = new Map<unknown, Shape<unknown>>(
    Object.entries(variants).map(([kind, dto]) => [kind, shapeOfDto(dto)]),
  );
  const expected = `kind:${[...shapes.keys()].join('|')}`;
  return {
    // The classes at the door say no more than the rules' own shapes, which make the forms.
    form: { kind: 'any' },
    check: (value, pointer, problems) => {
      const { kind } = (value ?? {}) as { readonly kind?: unknown };
      const shape = shapes.get(kind);
      if (shape) shape.check(value, pointer, problems);
      else problems.push({ pointer: `${pointer}/kind`, expected });
    },
  };
}
