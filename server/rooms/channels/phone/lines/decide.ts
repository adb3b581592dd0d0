/** How a seat is compared: a number or an extension by its digits, anything else in small letters. `sip:21@exchange` and `PJSIP/21` are 21. */
export function seatName(said: string): string {
  const [, scheme, rest = ''] = /^(sips?:|tel:|pjsip\/|sip\/|local\/)?(.*)$/i.exec(said.trim()) ?? [];
  const bare = (scheme ? rest.replace(/@.*$/, '') : rest).toLowerCase().normalize('NFC');
  const digits = bare.replace(/[\s().-]/g, '');
  return /^\+?\d+$/.test(digits) ? digits.replace(/^(\+|00)/, '').replace(/^34(?=[6-9]\d{8}$)/, '') : bare;
}
