/** Links to pages side by side; the page that one is on is marked. */
import { useRoute } from './router.js';

export interface PageLinksProps {
  readonly label: string;
  readonly class: string;
  readonly pages: readonly (readonly [name: string, address: string])[];
}

export function PageLinks({ label, class: style, pages }: PageLinksProps) {
  const here = `#/${useRoute().parts.join('/')}`;
  return (
    <nav class={style} aria-label={label}>
      <ul>
        {pages.map(([name, address]) => (
          <li key={address}>
            <a href={address} aria-current={address === here ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
