import { useMemo, useState } from 'react';
import { formatMonthRange, formatNumber, formatPercent } from '#text/format.ts';
import type { Cell } from '#web/drill/cell.ts';
import { FigureButton } from '#web/drill/figure-button.tsx';
import { type CardProps, ChartFrame } from './chart-frame.tsx';
import { type Leader, leadersOf, leadersPicture } from './leaders.ts';
import { seriesColors } from './look.ts';
import { MeasureChoice } from './measure-choice.tsx';
import { composePicture } from './picture.ts';
import { dimensionsOf, measuresOf } from './section.ts';
import { useLook } from './use-look.ts';
import { useWords, valueName } from './words.ts';
import './leader-board.css';

/** A row per value with its bar under the label and the figure at the right (docs/DESIGN.md, Charts). */
export function LeaderBoard(props: CardProps) {
  const { reportId, section, result, title } = props;
  const words = useWords();
  const look = useLook();
  const measures = measuresOf(section).map(({ id }) => id);
  const [chosen, setMeasure] = useState(measures[0] ?? '');
  const measure = measures.includes(chosen) ? chosen : (measures[0] ?? '');
  const leaders = useMemo(() => leadersOf(section, measure), [section, measure]);
  const dimension = dimensionsOf(section)[0]?.id ?? '';
  const colors = useMemo(() => seriesColors(leaders, look.name), [leaders, look.name]);
  const picture = () =>
    composePicture(leadersPicture(leaders, { colors, look, words }), {
      title: title ?? words.t(`section.${reportId}.${section.id}.title`),
      subtitle: formatMonthRange(result.range, words.language),
      legend: [],
      look,
    });
  return (
    <ChartFrame {...props} picture={picture}>
      <div className="chart-root" data-series={leaders.map(({ id }) => id).join('|')}>
        {measures.length > 1 && <MeasureChoice section={section} measure={measure} onChoose={setMeasure} />}
        <ol className="leaders">
          {leaders.map((leader) => (
            <LeaderRow
              key={leader.id}
              leader={leader}
              color={colors.get(leader.id) ?? look.accent}
              cell={{ section: section.id, column: measure, values: { [dimension]: leader.id } }}
            />
          ))}
        </ol>
      </div>
    </ChartFrame>
  );
}

function LeaderRow({ leader, color, cell }: { leader: Leader; color: string; cell: Cell }) {
  const words = useWords();
  const { language } = words;
  return (
    <li className="leader" data-value={leader.value}>
      <span className="leader-label" title={valueName(leader.id, words)}>
        {valueName(leader.id, words)}
      </span>
      <span className="leader-value">
        <FigureButton cell={cell}>{formatNumber(leader.value, language)}</FigureButton>
      </span>
      {leader.share !== undefined && <span className="leader-share">{formatPercent(leader.share, language)}</span>}
      <span className="leader-track" aria-hidden="true">
        <span className="leader-bar" style={{ width: `${leader.length * 100}%`, background: color }} />
      </span>
    </li>
  );
}
