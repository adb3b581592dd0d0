/** What the button on the shop's page says; the rest is in chat.ts, which the page never loads. */
export const said = {
  es: { open: 'Abrir el chat', close: 'Cerrar el chat', title: 'Chat con atención al cliente', unread: 'Chat: {n} sin leer' },
  en: { open: 'Open the chat', close: 'Close the chat', title: 'Chat with customer service', unread: 'Chat: {n} unread' },
};
