import type { ResultSection } from '#contract/report.ts';
import { measuresOf } from './section.ts';
import { columnName, useWords } from './words.ts';
import './month-card.css';

interface MeasureChoiceProps {
  readonly section: ResultSection;
  readonly measure: string;
  readonly onChoose: (measure: string) => void;
  /** Measures to offer; all of the section unless told otherwise. */
  readonly among?: readonly string[];
}

/** Which figure is drawn, where a section has several. */
export function MeasureChoice({ section, measure, onChoose, among }: MeasureChoiceProps) {
  const words = useWords();
  const offered = among ?? measuresOf(section).map(({ id }) => id);
  return (
    <fieldset className="measure-choice">
      <legend className="visually-hidden">{words.t('chart.measure')}</legend>
      {offered.map((id) => (
        <label key={id} className="measure-choice-item">
          <input
            type="radio"
            name={`measure-${section.id}`}
            checked={id === measure}
            data-testid={`measure-${section.id}-${id}`}
            onChange={() => onChoose(id)}
          />
          {columnName(id, words)}
        </label>
      ))}
    </fieldset>
  );
}
