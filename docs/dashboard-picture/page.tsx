import {
  applyFieldOverrides,
  createTheme,
  dateTime,
  FieldColorModeId,
  FieldConfigOptionsRegistry,
  FieldType,
  getFieldDisplayValues,
  identityOverrideProcessor,
  ThemeContext,
  toDataFrame,
} from '@grafana/data';
import type { DataFrame, FieldConfigSource, GrafanaTheme2, TimeRange } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  GlobalStyles,
  PanelChrome,
  TimeSeries,
} from '@grafana/ui';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import 'uplot/dist/uPlot.min.css';

interface Panel {
  id: number;
  title: string;
  description: string;
  type: string;
  gridPos: { x: number; y: number; w: number; h: number };
  fieldConfig: FieldConfigSource;
  targets: { refId: string; legendFormat?: string }[];
}
interface Answer {
  refId: string;
  series: { labels: Record<string, string>; points: [at: number, value: number | null][] }[];
}
interface Given {
  dashboard: { panels: Panel[] };
  told: { fromMs: number; toMs: number; answers: Record<string, Answer[]> };
  width: number;
  row: number;
}

const GAP = 8;
const COLUMNS = 24;
/** Room at the left, or a time that stands there would be cut. */
const LEAD_MS = 15_000;
/** What Grafana's time series panel has where a dashboard says nothing. */
const PANEL_DEFAULTS = {
  drawStyle: 'line',
  lineWidth: 1,
  fillOpacity: 0,
  showPoints: 'auto',
  pointSize: 5,
  spanNulls: false,
  axisPlacement: 'auto',
  axisGridShow: true,
};

/** What the dashboard sets of a field; Grafana's own list of all settings is part of its server's front end. */
const SETTINGS = ['unit', 'min', 'max', 'color'];
const fieldConfigRegistry = new FieldConfigOptionsRegistry(() =>
  SETTINGS.map((id) => ({
    id,
    path: id,
    name: id,
    process: identityOverrideProcessor,
    shouldApply: () => true,
    override: () => null,
    editor: () => null,
    settings: {},
  }))
);

declare global {
  interface Window {
    given: Given;
  }
}

/** The series of a panel as frames, named as Grafana's Prometheus source names them. */
function framesOf({ targets, fieldConfig }: Panel, answers: Answer[], theme: GrafanaTheme2): DataFrame[] {
  const data = answers.flatMap(({ refId, series }) =>
    series.map(({ labels, points }) => {
      const format = targets.find((one) => one.refId === refId)?.legendFormat ?? '';
      const name = format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
      return toDataFrame({
        refId,
        fields: [
          { name: 'Time', type: FieldType.time, values: points.map(([at]) => at), config: {} },
          {
            name: 'Value',
            type: FieldType.number,
            labels,
            values: points.map(([, value]) => value),
            config: {
              custom: PANEL_DEFAULTS,
              displayNameFromDS: name,
            },
          },
        ],
      });
    })
  );
  const { defaults, overrides } = fieldConfig;
  for (const name of Object.keys(defaults)) if (!SETTINGS.includes(name)) throw new Error(`no setting ${name} here`);
  return applyFieldOverrides({
    data,
    fieldConfig: { defaults: { color: { mode: FieldColorModeId.PaletteClassic }, ...defaults }, overrides },
    fieldConfigRegistry,
    replaceVariables: (text) => text,
    theme,
    timeZone: 'utc',
  });
}

interface Room {
  width: number;
  height: number;
}

function Drawn({
  panel,
  frames,
  range,
  theme,
  room,
}: {
  panel: Panel;
  frames: DataFrame[];
  range: TimeRange;
  theme: GrafanaTheme2;
  room: Room;
}): ReactNode {
  if (frames.length === 0) return <div style={{ textAlign: 'center', paddingTop: room.height / 2 - 10 }}>No data</div>;
  if (panel.type === 'timeseries') {
    return (
      <TimeSeries
        frames={frames}
        timeRange={range}
        timeZone="utc"
        {...room}
        legend={{ showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] }}
      />
    );
  }
  if (panel.type === 'stat') {
    const [value] = getFieldDisplayValues({
      data: frames,
      fieldConfig: panel.fieldConfig,
      reduceOptions: { calcs: ['lastNotNull'], values: false },
      replaceVariables: (text) => text,
      sparkline: true,
      theme,
      timeZone: 'utc',
    });
    if (value === undefined) return null;
    return (
      <BigValue
        {...room}
        value={value.display}
        textMode={BigValueTextMode.Auto}
        sparkline={value.sparkline}
        colorMode={BigValueColorMode.Value}
        graphMode={BigValueGraphMode.Area}
        theme={theme}
      />
    );
  }
  throw new Error(`no component for a panel of type ${panel.type}`);
}

function Dashboard({ dashboard, told, width, row }: Given): ReactNode {
  const theme = createTheme({ colors: { mode: 'light' } });
  const from = dateTime(told.fromMs - LEAD_MS);
  const to = dateTime(told.toMs);
  const range: TimeRange = { from, to, raw: { from, to } };
  const column = (width - GAP) / COLUMNS;
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <div style={{ position: 'relative', background: theme.colors.background.canvas, width, height: '100vh' }}>
        {dashboard.panels.map((panel) => {
          const { x, y, w, h } = panel.gridPos;
          const frames = framesOf(panel, told.answers[panel.title] ?? [], theme);
          return (
            <div key={panel.id} style={{ position: 'absolute', left: GAP + x * column, top: GAP + y * row }}>
              <PanelChrome
                width={w * column - GAP}
                height={h * row - GAP}
                title={panel.title}
                description={panel.description}
              >
                {(inner, height) => (
                  <Drawn panel={panel} frames={frames} range={range} theme={theme} room={{ width: inner, height }} />
                )}
              </PanelChrome>
            </div>
          );
        })}
      </div>
    </ThemeContext.Provider>
  );
}

const page = document.getElementById('page');
if (page) createRoot(page).render(<Dashboard {...window.given} />);
