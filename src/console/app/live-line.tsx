/** The line that tells of new entries. It moves nothing: they are shown when somebody asks. */
import { useEffect, useState } from 'preact/hooks';
import { follow } from '../api/live.js';
import { Status } from '../elements/status.js';
import { useTexts } from '../words/console-texts.js';
import { useDesk } from './desk.js';

export function LiveLine() {
  const { api, summary, refresh } = useDesk();
  const { app } = useTexts();
  const shown = summary.head.size;
  const [size, setSize] = useState(shown);
  useEffect(() => follow(api, shown, setSize), [api, shown]);
  const count = size - shown;
  return (
    <div class="live">
      <Status>{count > 0 ? app.newEntries(count) : null}</Status>
      {count > 0 && (
        <button type="button" class="small" onClick={refresh}>
          {app.showNew}
        </button>
      )}
    </div>
  );
}
