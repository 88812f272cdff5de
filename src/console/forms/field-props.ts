/** What every field is given. */
import type { ShapeForm } from '../../../workflows/index.js';
import type { Draft } from './draft.js';

export interface FieldProps<F extends ShapeForm = ShapeForm> {
  /** The field's name in the body, by which it has its label. */
  readonly name: string;
  /** Another label, for an item among several. */
  readonly label?: string | undefined;
  readonly form: F;
  readonly pointer: string;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}
