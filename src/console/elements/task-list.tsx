/** Chores without an order: each a link over its whole row, with its status in words. */
export interface Task {
  readonly name: string;
  readonly href: string;
  readonly status: string;
  readonly hint?: string | undefined;
}

export const TaskList = ({ tasks }: { readonly tasks: readonly Task[] }) => (
  <ul class="tasks">
    {tasks.map(({ name, href, status, hint }) => (
      <li key={href}>
        <a href={href}>
          <span class="task-name">{name}</span>
          {hint && <span class="task-hint">{hint}</span>}
          <span class="task-status">{status}</span>
        </a>
      </li>
    ))}
  </ul>
);
