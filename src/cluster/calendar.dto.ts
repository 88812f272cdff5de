/**
 * The charter's calendar: the day of the year on which each thing is due, and what lateness does.
 * Every deadline is named; one that the cluster does not have is `null` and never missing. The days
 * of the examples are a demonstration.
 */
import { IsFlag, IsMonthDay, IsOneOf, OrNull } from '../http/constraints.js';
import { IsObjectOf } from '../http/nested-constraints.js';

/** One deadline that comes back every year. */
export class DueDay {
  @IsMonthDay("The last day on which it is in time, in the charter's time zone.", '03-31')
  readonly day!: string;

  @IsFlag('Whether that day lies in the year after the emulation year.', false)
  readonly nextYear!: boolean;

  @IsOneOf(
    ['warn', 'close'],
    'What lateness does: the city is named as overdue, or the door closes as well.',
    'warn',
  )
  readonly late!: 'warn' | 'close';
}

/** A deadline of the charter, or `null` where it sets none. */
function IsDueDay(description: string): PropertyDecorator {
  const judged = IsObjectOf(DueDay, description);
  const absent = OrNull();
  return (target, property) => {
    judged(target, property);
    absent(target, property);
  };
}

/** All deadlines of the year. */
export class Calendar {
  @IsDueDay('Until when the cities sign the pledge.')
  readonly pledge!: DueDay | null;

  @IsDueDay('Until when a city may sign the pledge late.')
  readonly lateSigning!: DueDay | null;

  @IsDueDay('Until when the scoring criteria are issued.')
  readonly criteria!: DueDay | null;

  @IsDueDay('Until when the cities report at mid-year.')
  readonly interimReport!: DueDay | null;

  @IsDueDay('Until when the cities report on the whole year.')
  readonly annualReport!: DueDay | null;

  @IsDueDay('Until when the cities score themselves.')
  readonly selfScore!: DueDay | null;

  @IsDueDay('Until when the cities score each other.')
  readonly peerScore!: DueDay | null;

  @IsDueDay('Until when the cities vote on the awards.')
  readonly vote!: DueDay | null;

  @IsDueDay('Until when the review minutes are signed.')
  readonly minutes!: DueDay | null;

  @IsDueDay('Until when the award proposal is adopted.')
  readonly proposal!: DueDay | null;

  @IsDueDay('Until when the dossiers for the Flag are submitted to the authority.')
  readonly flagDossier!: DueDay | null;

  @IsDueDay('Until when the dossiers for merit awards are submitted to the authority.')
  readonly meritDossier!: DueDay | null;
}
