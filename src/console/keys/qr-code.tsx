/**
 * A link as a QR code (ISO/IEC 18004), so that a registrar's telephone or another machine can read
 * it off the screen. The code is drawn as one path on white, whatever the theme, and is loaded only
 * where it is shown.
 */
import { useEffect, useState } from 'preact/hooks';

export interface QrCodeProps {
  readonly text: string;
  /** What the picture is, for those who do not see it. */
  readonly label: string;
}

/** So many empty squares must stand around the code. */
const MARGIN = 4;

interface Drawn {
  readonly size: number;
  readonly path: string;
}

export function QrCode({ text, label }: QrCodeProps) {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    void import('lean-qr').then(({ generate }) => {
      const { size, get } = generate(text);
      const squares: string[] = [];
      for (let y = 0; y < size; y += 1) {
        for (let x = 0; x < size; x += 1) {
          if (get(x, y)) squares.push(`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`);
        }
      }
      setDrawn({ size: size + 2 * MARGIN, path: squares.join('') });
    });
  }, [text]);
  if (!drawn) return null;
  const { size, path } = drawn;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect class="qr-paper" width={size} height={size} />
      <path class="qr-ink" d={path} />
    </svg>
  );
}
