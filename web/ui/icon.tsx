import type { ReactNode } from 'react';

/** Drawn on a 20 × 20 grid, one line weight. Circles, diamonds and triangles alone are kept for the circuits (`Sign`). */
const drawn = {
  desk: <path d="M3 4.5h14v11H3zM3 8.2h14M3 11.8h14" />,
  requests: <path d="M3 7h13m0 0-3-3m3 3-3 3M17 13.5H4m0 0 3-3m-3 3 3 3" />,
  attributions: <path d="M3 5h6v4H3zM3 12h6v4H3zM12 5.5h5M12 8.5h3.5M12 12.5h5M12 15.5h3.5" />,
  chats: <path d="M3 4h14v9.5H9.5L6 16.8v-3.3H3zM6.5 7.5h7M6.5 10.2h4.5" />,
  scheme: <path d="M2.8 10h4M13 5h4.2M13 15h4.2M6.8 7.2h4v5.6h-4zM10.8 9.2 13 5M10.8 10.8 13 15" />,
  information: <path d="M5 2.8h7l3.5 3.5v10.9H5zM11.8 3v3.6h3.5M7.6 10h5.2M7.6 13h5.2" />,
  reports: <path d="M3.5 17V9.5M8 17V3.5M12.5 17v-5.5M17 17V7" />,
  people: <path d="M10 9.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.8 17c.4-3.6 2.9-5.4 6.2-5.4s5.8 1.8 6.2 5.4" />,
  settings: (
    <path d="M3 6h7.5M15 6h2M3 14h2M9.5 14H17M12.8 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM7.2 16.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z" />
  ),
  outbox: <path d="M10 11.5V3m0 0L6.8 6.2M10 3l3.2 3.2M3 11v6h14v-6M3 11h3.5l1.2 2.2h4.6l1.2-2.2H17" />,
  bell: <path d="M4.5 14h11l-1.3-2.2V8.5a4.2 4.2 0 0 0-8.4 0v3.3zM8.5 16.5h3" />,
  shop: <path d="M3.5 8.5v8.2h13V8.5M2.8 8.5l1.6-5.2h11.2l1.6 5.2zM8 16.5V12h4v4.5" />,
  clock: <path d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.7" />,
  in: <path d="M17 10H3.5m0 0L8 5.5M3.5 10 8 14.5" />,
  out: <path d="M3 10h13.5m0 0L12 5.5m4.5 4.5L12 14.5" />,
  up: <path d="M10 17V3.5m0 0L5.5 8M10 3.5 14.5 8" />,
  down: <path d="M10 3v13.5m0 0L5.5 12m4.5 4.5 4.5-4.5" />,
  search: <path d="M8.8 14.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6ZM13 13l4 4" />,
  check: <path d="m4 10.5 4 4 8-9" />,
  warn: <path d="M10 4v7.5M10 15v.6" strokeWidth="2.2" />,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  plus: <path d="M10 4v12M4 10h12" />,
  chevron: <path d="m6 8 4 4 4-4" />,
  back: <path d="m12 5-5 5 5 5" />,
  more: <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" strokeWidth="2.6" />,
  mail: <path d="M3 5h14v10.5H3zM3.4 5.4 10 10.8l6.6-5.4" />,
  phone: (
    <path d="M5 3h3l1.3 3.6-1.7 1.3c.8 1.9 2.6 3.7 4.5 4.5l1.3-1.7L17 12v3c0 1.1-.9 2-2 2C8.8 16.6 3.4 11.2 3 5c0-1.1.9-2 2-2Z" />
  ),
  web: <path d="M3 4h14v12H3zM3 7.5h14M5.5 5.8h.01M7.5 5.8h.01" />,
  papers: <path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6z" />,
  note: <path d="M4 3.5h12v9l-4 4H4zM12 16.3v-3.8h3.8" />,
  file: <path d="m14.5 9.5-5.3 5.3a3.2 3.2 0 0 1-4.5-4.5l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5-5" />,
  bold: <path d="M6 3.5v13h5a3.6 3.6 0 0 0 0-7.2H6m0 0h4.3a2.9 2.9 0 0 0 0-5.8H6" strokeWidth="2" />,
  italic: <path d="M8.5 3.5h6M5.5 16.5h6M11.5 3.5l-3 13" />,
  list: <path d="M8 5.5h9M8 10h9M8 14.5h9M4 5.5h.01M4 10h.01M4 14.5h.01" strokeLinecap="round" />,
  numbers: <path d="M9 5.5h8M9 10h8M9 14.5h8M3.4 4.2 4.8 3.4v4.2M3.2 12.6c.2-1.4 2.6-1.3 2.6.1 0 1.2-2.5 2-2.6 3.4h2.7" />,
  quote: <path d="M3.5 4.5v11M7.5 6.5H17M7.5 10H17M7.5 13.5h6" />,
  link: <path d="M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1" />,
  person: <path d="M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.5 17c.5-3.5 3-5.2 6.5-5.2s6 1.7 6.5 5.2" />,
  assistant: <path d="M4.5 6.8h11v8.7h-11zM10 6.8V3.6M8.6 3.6h2.8M7.8 10.4v1.4M12.2 10.4v1.4M2.4 9.8v3M17.6 9.8v3" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawn;

/** A drawing beside a word. Alone it needs `label`, or the button that holds it needs `aria-label`. */
export function Icon({
  name,
  size = 18,
  label,
  className,
}: {
  name: IconName;
  size?: number;
  label?: string;
  className?: string;
}) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className ?? ''}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {drawn[name]}
    </svg>
  );
}
