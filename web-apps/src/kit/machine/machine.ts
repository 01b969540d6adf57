/**
 * A state machine as a table: what happens in which state leads where. What a table does not name
 * changes nothing, so a tap or an answer that comes late, twice or out of order is harmless.
 */
export type Table<State extends string, Event extends string> = {
  readonly [state in State]: { readonly [event in Event]?: State };
};

/** The state that follows; the same one where the table names none. */
export function next<State extends string, Event extends string>(
  table: Table<State, Event>,
  state: State,
  event: Event,
): State {
  return table[state][event] ?? state;
}

/** The table as a Mermaid state diagram, for the documentation. */
export function drawing<State extends string, Event extends string>(table: Table<State, Event>, start: State): string {
  const lines = ['stateDiagram-v2', `    [*] --> ${start}`];
  for (const [state, events] of Object.entries(table) as [State, { [event in Event]?: State }][]) {
    for (const [event, target] of Object.entries(events)) {
      lines.push(`    ${state} --> ${target as string}: ${event}`);
    }
  }
  return lines.join('\n');
}
