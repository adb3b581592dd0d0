import { useEffect, useState } from 'react';
import { t } from '../../../lib/words.ts';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import { chooseDevices, chosenDevices } from './softphone-store.ts';

/** Which microphone and loudspeaker. Browsers name them only once the microphone was allowed. */
export function Devices() {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [chosen, setChosen] = useState(chosenDevices);
  useEffect(() => {
    const media = navigator.mediaDevices as MediaDevices | undefined;
    const look = () => void media?.enumerateDevices().then(setDevices);
    look();
    media?.addEventListener('devicechange', look);
    return () => media?.removeEventListener('devicechange', look);
  }, []);
  const options = (kind: MediaDeviceKind) => [
    { value: '', label: t('phone.soft.device.usual') },
    ...devices
      .filter((device) => device.kind === kind && device.deviceId !== '' && device.deviceId !== 'default')
      .map(({ deviceId, label }, n) => ({ value: deviceId, label: label || t('phone.soft.device.named', { n: n + 1 }) })),
  ];
  const choose = (change: Partial<typeof chosen>): void => {
    const next = { ...chosen, ...change };
    setChosen(next);
    chooseDevices(next);
  };
  return (
    <details>
      <summary className="cursor-pointer text-s text-ink-2">{t('phone.soft.devices')}</summary>
      <div className="mt-2 grid gap-2">
        <Field label={t('phone.soft.microphone')}>
          <Select value={chosen.microphone} options={options('audioinput')} onChange={(microphone) => choose({ microphone })} />
        </Field>
        <Field label={t('phone.soft.speaker')}>
          <Select value={chosen.speaker} options={options('audiooutput')} onChange={(speaker) => choose({ speaker })} />
        </Field>
      </div>
    </details>
  );
}
