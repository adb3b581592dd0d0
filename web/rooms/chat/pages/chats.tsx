import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../../lib/session.ts';
import { t, type WordKey } from '../../../lib/words.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Problem } from '../../../ui/problem.tsx';
import { Waiting } from '../../../ui/progress.tsx';
import { type Chat, chatsQuery } from '../api.ts';
import { ChatRow } from '../parts/chat-row.tsx';
import { Seat } from '../parts/seat.tsx';
import { hasSound, setSound } from '../parts/sound.ts';

function Group({ word, chats, lead }: { word: WordKey; chats: Chat[]; lead?: boolean }) {
  if (chats.length === 0) return null;
  return (
    <section aria-label={t(word)}>
      <h2 className="label-caps m-0 border-b border-line bg-paper px-4 py-2 sm:px-6">
        {t(word)} <span className="num">{chats.length}</span>
      </h2>
      <ul className="m-0 list-none p-0">
        {chats.map((chat, at) => (
          <ChatRow key={chat.id} chat={chat} first={lead === true && at === 0} />
        ))}
      </ul>
    </section>
  );
}

/** How this machine calls me. The browser asks for its leave only once that is wanted. */
function Calls() {
  const [sound, set] = useState(hasSound);
  const [leave, setLeave] = useState(() => ('Notification' in window ? Notification.permission : 'denied'));
  const ask = async (): Promise<void> => setLeave(await Notification.requestPermission());
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-3 text-s text-ink-2 sm:px-6">
      <Checkbox
        checked={sound}
        onChange={(on) => {
          setSound(on);
          set(on);
        }}
      >
        {t('chat.sound')}
      </Checkbox>
      {leave === 'default' ? (
        <Button size="s" onClick={() => void ask()}>
          {t('chat.notify')}
        </Button>
      ) : (
        <span>{t(leave === 'granted' ? 'chat.notify.on' : 'chat.notify.off')}</span>
      )}
    </div>
  );
}

/** Who waits in the chat and for how long, those I have, and, for who leads, those of others. */
export function ChatsPage() {
  const { person } = useMe();
  const found = useQuery(chatsQuery);
  if (found.error) return <Problem error={found.error} kept={null} onRetry={() => void found.refetch()} className="m-4" />;
  if (!found.data) return <Waiting lines={5} />;
  const { chats, seat, there, may } = found.data;
  const mine = chats.filter((chat) => chat.state === 'talking' && chat.agentId === person.id);
  const others = chats.filter((chat) => chat.state === 'talking' && chat.agentId !== person.id);
  const of = (state: Chat['state']) => chats.filter((chat) => chat.state === state);
  return (
    <Page title={t('chat.title')} aside={may.sit ? <Seat seat={seat} there={there} /> : null}>
      {chats.length === 0 ? (
        <Empty title={t('chat.empty.title')} todo={t(seat.available ? 'chat.empty.wait' : 'chat.empty.do')} />
      ) : (
        <>
          <Group word="chat.group.waiting" chats={of('waiting')} lead />
          <Group word="chat.group.mine" chats={mine} />
          <Group word="chat.group.machine" chats={of('assistant')} />
          <Group word="chat.group.others" chats={others} />
        </>
      )}
      {may.sit ? <Calls /> : null}
    </Page>
  );
}
