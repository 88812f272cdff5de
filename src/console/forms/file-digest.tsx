/**
 * A document by its fingerprint: computed here, and the document handed to the cluster's server, so
 * that others can read what the statement names. The fingerprint stands also where the document is
 * not taken; then it is passed on by other ways.
 */
import { useState } from 'preact/hooks';
import { hexEncode } from '../../../workflows/index.js';
import { useTexts } from '../words/console-texts.js';
import { useLabel } from './field-parts.js';
import type { FieldProps } from './field-props.js';
import { useForm } from './form-context.js';

export function FileDigest(props: FieldProps) {
  const { onChange } = props;
  const { forms } = useTexts();
  const { upload } = useForm();
  const [told, setTold] = useState<string | null>(null);
  const label = useLabel(props);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    onChange(hexEncode(new Uint8Array(hash)));
    setTold(forms.uploading(file.name));
    const refused = await upload(file);
    const isTaken = refused.length === 0;
    setTold(isTaken ? forms.uploaded(file.name) : forms.notUploaded(refused.join(' ')));
  };
  return (
    <>
      <input
        type="file"
        aria-label={`${forms.chooseFile}: ${label}`}
        onChange={(event) => take(event.currentTarget.files?.[0])}
      />
      <p role="status">{told}</p>
    </>
  );
}
