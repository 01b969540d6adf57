/**
 * Fireworks that go on as long as the page is there: a picture of the screen does not move. Still
 * where the person asked for less motion.
 */
export function Fireworks() {
  return (
    <svg className='fireworks' viewBox='0 0 200 120' aria-hidden='true'>
      {[
        [60, 50, 0],
        [140, 40, 1],
        [100, 75, 2],
      ].map(([x, y, turn]) => (
        <g key={turn} className={`firework firework-${turn}`} transform={`translate(${x} ${y})`}>
          {Array.from(
            { length: 12 },
            (_, ray) => <line key={ray} x1='0' y1='-8' x2='0' y2='-26' transform={`rotate(${ray * 30})`} />,
          )}
        </g>
      ))}
    </svg>
  );
}
