import { useState } from 'react';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Dialog } from './dialog.tsx';
import { Field, Input, Textarea } from './field.tsx';
import { eur, said } from './gallery-samples.tsx';
import { MoneyInput } from './money-input.tsx';
import { Section } from './section.tsx';
import { Select } from './select.tsx';
import { Segmented } from './tabs.tsx';

/** What can be filled in and pressed, for the gallery. */
export function Forms() {
  const [amount, setAmount] = useState<ReturnType<typeof eur> | null>(eur(80_00));
  const [reason, setReason] = useState<'fault' | 'late' | null>(null);
  const [proof, setProof] = useState(true);
  const [period, setPeriod] = useState<'day' | 'week' | 'month'>('week');
  const [open, setOpen] = useState(false);
  return (
    <Section title={said('Formulario', 'Form')} ruled>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={said('Importe', 'Amount')} hint={said('Hasta 60,00 € sin pedir permiso', 'Up to €60.00 without asking')}>
          <MoneyInput value={amount} currency="EUR" onChange={setAmount} />
        </Field>
        <Field label={said('Motivo', 'Reason')}>
          <Select
            value={reason}
            onChange={setReason}
            options={[
              { value: 'fault', label: said('Avería', 'Fault') },
              { value: 'late', label: said('Llegó tarde', 'It came late') },
            ]}
          />
        </Field>
        <Field
          label={said('Correo', 'Email')}
          error={said('Falta la arroba en «lucia.example.com».', 'There is no @ in “lucia.example.com”.')}
        >
          <Input defaultValue="lucia.example.com" />
        </Field>
        <Field label={said('Nota', 'Note')} optional>
          <Textarea placeholder={said('Lo que conviene saber', 'What is worth knowing')} />
        </Field>
        <Checkbox checked={proof} onChange={setProof} hint={said('La verá quien autorice', 'Whoever authorises will see it')}>
          {said('Adjuntar la foto', 'Attach the picture')}
        </Checkbox>
        <div>
          <Segmented
            label={said('Periodo', 'Period')}
            value={period}
            onChange={setPeriod}
            options={[
              { value: 'day', label: said('Hoy', 'Today') },
              { value: 'week', label: said('Semana', 'Week') },
              { value: 'month', label: said('4 semanas', '4 weeks') },
            ]}
          />
        </div>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button tone="primary" keys="mod+Enter" onClick={() => setOpen(true)}>
          {said('Enviar y esperar', 'Send and wait')}
        </Button>
        <Button onClick={() => setOpen(true)}>{said('Descartar', 'Discard')}</Button>
        <Button tone="danger">{said('Denegar', 'Deny')}</Button>
        <Button tone="quiet">{said('Más tarde', 'Later')}</Button>
        <Button why={said('Calidad ha retenido el cambio por el lote 09/26', 'Quality holds the exchange for lot 09/26')}>
          {said('Cambiar', 'Exchange')}
        </Button>
        <Button busy>{said('Guardando', 'Saving')}</Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={said('Reembolsar 80,00 €', 'Refund €80.00')}
        description={said(
          'Se abona en la tarjeta ··4418; las existencias no se tocan.',
          'Paid to card ··4418; stock is not touched.',
        )}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{said('Cancelar', 'Cancel')}</Button>
            <Button tone="primary" onClick={() => setOpen(false)}>
              {said('Reembolsar 80,00 €', 'Refund €80.00')}
            </Button>
          </>
        }
      >
        <Field label={said('Motivo para el cliente', 'Reason for the customer')}>
          <Textarea />
        </Field>
      </Dialog>
    </Section>
  );
}
