/** Room above the post for the risen arm. */
const views = { closed: '0 40 320 120', open: '0 -108 320 268' }

/** A barrier on its post; the arm rises when `open`. Decorative, the words say the same. */
export function Barrier({ open = false, className }: { open?: boolean; className?: string }) {
  return (
    <svg aria-hidden viewBox={open ? views.open : views.closed} className={className}>
      <g className="barrier-arm" data-open={open || undefined} style={{ transformOrigin: '42px 84px' }}>
        <rect x="42" y="76" width="262" height="16" rx="8" fill="currentColor" />
        {[84, 140, 196, 252].map((x) => (
          <path key={x} d={`M${x} 75.5h22l-10 17h-22Z`} fill="var(--barrier-stripe)" />
        ))}
      </g>
      <rect x="22" y="60" width="40" height="100" rx="8" fill="currentColor" />
      <rect x="30" y="102" width="24" height="34" rx="4" fill="var(--barrier-stripe)" opacity="0.5" />
      <circle cx="42" cy="84" r="9" fill="var(--barrier-stripe)" />
    </svg>
  )
}
