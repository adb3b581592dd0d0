import { useEffect, useRef, useState } from 'react';

const REST = 6_000;

/** True from the first key until the hand has rested a while. */
export function useWriting(): { writing: boolean; beat: () => void; rest: () => void } {
  const [writing, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const rest = (): void => {
    clearTimeout(timer.current);
    setWriting(false);
  };
  const beat = (): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(rest, REST);
    setWriting(true);
  };
  return { writing, beat, rest };
}
