import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/free-port.ts';

const KAMAILIO = '/usr/sbin/kamailio';
const BARESIP = '/usr/bin/baresip';
const MODULES = ['/usr/lib/x86_64-linux-gnu/kamailio/modules', '/usr/lib/aarch64-linux-gnu/kamailio/modules'];

export const PASSWORD = 'una-clave-de-centralita';
export const DOMAIN = 'centralita.example';

const modules = MODULES.find((folder) => existsSync(path.join(folder, 'websocket.so')));
/** Sound goes by an address of this machine's own; browsers and telephones leave the loopback out. */
const hasAddress = () =>
  Object.values(networkInterfaces()).some((all) => all?.some(({ internal, family }) => !internal && family === 'IPv4'));

/** Why no real call can be made here; null where one can. */
export function noExchange(): string | null {
  if (!existsSync(KAMAILIO) || !modules) return 'no kamailio with its websocket module here';
  if (!existsSync(BARESIP)) return 'no baresip here';
  return hasAddress() ? null : 'this machine has no address but the loopback';
}

/** A registrar and proxy: browsers come in by WebSocket with a password, the telephone of the customers by UDP. */
const kamailioConfig = (udp: number, ws: number): string => `#!KAMAILIO
debug=1
log_stderror=yes
children=1
tcp_children=2
tcp_accept_no_cl=yes
auto_aliases=no
mpath="${modules}/"
listen=udp:127.0.0.1:${udp}
listen=tcp:127.0.0.1:${ws}
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "maxfwd.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "siputils.so"
loadmodule "textops.so"
loadmodule "xhttp.so"
loadmodule "websocket.so"
loadmodule "nathelper.so"
loadmodule "auth.so"
modparam("usrloc", "db_mode", 0)
modparam("nathelper", "received_avp", "$avp(RECEIVED)")
modparam("registrar", "received_avp", "$avp(RECEIVED)")
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too many hops"); exit; }
  force_rport();
  if (is_method("CANCEL")) { if (t_check_trans()) t_relay(); exit; }
  if (has_totag()) {
    if (loose_route()) {
      handle_ruri_alias();
      if (is_method("INVITE|UPDATE")) { if (proto == WS) add_contact_alias(); t_on_reply("BACK"); }
      if (!t_relay()) sl_reply_error();
      exit;
    }
    if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
    sl_send_reply("404", "Not here");
    exit;
  }
  if (is_method("REGISTER")) {
    if (proto == WS) {
      if (!pv_www_authenticate("$td", "${PASSWORD}", "0")) { www_challenge("$td", "0"); exit; }
      fix_nated_register();
    }
    if (!save("location")) sl_reply_error();
    exit;
  }
  if (is_method("INVITE|SUBSCRIBE|REFER")) { if (proto == WS) add_contact_alias(); record_route(); }
  # Whoever is handed over is sent to the very telephone that was asked: that address is nobody's number here.
  if (uri == myself || $rd == "${DOMAIN}") { if (!lookup("location")) { sl_send_reply("404", "Not found"); exit; } }
  t_on_reply("BACK");
  if (!t_relay()) sl_reply_error();
}
onreply_route[BACK] { if (proto == WS) add_contact_alias(); }
event_route[xhttp:request] {
  if ($hdr(Upgrade) =~ "websocket" && $rm =~ "GET") { if (ws_handle_handshake()) exit; }
  xhttp_reply("404", "Not found", "", "");
}
`;

const baresipConfig = (sip: number, control: number): string => `
poll_method epoll
sip_listen 127.0.0.1:${sip}
audio_player aubridge,none
audio_source ausine,440
audio_alert aubridge,none
rtp_ports 42000-42200
rtcp_mux yes
module_path /usr/lib/baresip/modules
module opus.so
module g711.so
module ausine.so
module aubridge.so
module ice.so
module srtp.so
module dtls_srtp.so
module_tmp uuid.so
module_tmp account.so
module_app ctrl_tcp.so
module_app menu.so
ctrl_tcp_listen 127.0.0.1:${control}
`;

type Telephone = {
  dial(number: string): Promise<void>;
  hangUp(): Promise<void>;
  said(): string;
};
export type Exchange = {
  wss: string;
  /** A customer's telephone: baresip, with sound of its own by DTLS and ICE. It answers by itself. */
  customer: Telephone;
  colleague: Telephone;
  stopProxy(): Promise<void>;
  startProxy(): Promise<void>;
  stop(): Promise<void>;
};

/** Kamailio and two baresips on the loopback, in a directory of their own. */
export async function openExchange(numbers: { customer: string; colleague: string }): Promise<Exchange> {
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-exchange-'));
  const [udp, ws] = [await freePort(), await freePort()];
  const config = path.join(home, 'kamailio.cfg');
  writeFileSync(config, kamailioConfig(udp, ws));
  mkdirSync(path.join(home, 'run'));
  const log = openSync(path.join(home, 'kamailio.log'), 'a');
  let proxy: ChildProcess;
  const startProxy = async () => {
    const args = ['-f', config, '-DD', '-E', '-Y', path.join(home, 'run'), '-m', '32', '-M', '4'];
    proxy = spawn(KAMAILIO, args, { stdio: ['ignore', log, log] });
    await reachable(ws);
  };
  const stopProxy = () => ended(proxy);
  await startProxy();
  const telephones = await Promise.all([openTelephone(home, numbers.customer, udp), openTelephone(home, numbers.colleague, udp)]);
  return {
    wss: `ws://127.0.0.1:${ws}`,
    customer: telephones[0],
    colleague: telephones[1],
    startProxy: async () => {
      await startProxy();
      // It has forgotten who is where; the browser comes back by itself.
      await Promise.all(telephones.map((one) => one.register()));
    },
    stopProxy,
    stop: async () => {
      await Promise.all([...telephones.map((one) => one.stop()), stopProxy()]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function openTelephone(
  home: string,
  number: string,
  proxy: number,
): Promise<Telephone & { register(): Promise<void>; stop(): Promise<void> }> {
  const folder = path.join(home, number);
  mkdirSync(folder);
  const [sip, control] = [await freePort(), await freePort()];
  writeFileSync(path.join(folder, 'config'), baresipConfig(sip, control));
  writeFileSync(path.join(folder, 'contacts'), '');
  const account = 'auth_pass=none;answermode=auto;medianat=ice;mediaenc=dtls_srtp;audio_codecs=opus/48000/2,pcmu;regint=60';
  // Whoever it is handed over to is sought at the exchange, as the domain has no name server here.
  const by = `outbound="sip:127.0.0.1:${proxy};transport=udp"`;
  const aor = `sip:${number}@127.0.0.1:${proxy}`;
  const mine = `<${aor};transport=udp>;${by};${account}`;
  writeFileSync(path.join(folder, 'accounts'), `${mine}\n`);
  const log = path.join(folder, 'log');
  const out = openSync(log, 'a');
  const program = spawn(BARESIP, ['-f', folder, '-v'], { stdio: ['ignore', out, out], cwd: folder });
  await reachable(control);
  const command = async (name: string, params: string): Promise<void> => {
    const socket = connect(control, '127.0.0.1');
    const text = JSON.stringify({ command: name, params, token: name });
    socket.write(`${text.length}:${text},`);
    await once(socket, 'data');
    socket.destroy();
  };
  const said = () => readFileSync(log, 'utf8');
  const bindings = () => said().split(/200 OK .*binding/).length - 1;
  const registered = async (times: number): Promise<void> => {
    for (let tries = 0; bindings() < times; tries++) {
      if (tries > 300) throw new Error(`baresip did not register:\n${said().slice(-2000)}`);
      await sleep(100);
    }
  };
  await registered(1);
  return {
    dial: (other) => command('dial', `sip:${other}@127.0.0.1:${proxy}`),
    hangUp: () => command('hangup', ''),
    said,
    // It would say again where it is within a minute; taken out and put in again, at once.
    register: async () => {
      const before = bindings();
      await command('uadel', aor);
      await command('uanew', mine);
      await registered(before + 1);
    },
    stop: () => ended(program),
  };
}

async function reachable(port: number): Promise<void> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    if (tries > 300) throw new Error(`nothing listens at ${port}`);
    await sleep(100);
  }
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill('SIGTERM');
  const late = setTimeout(() => program.kill('SIGKILL'), 5000);
  await once(program, 'exit');
  clearTimeout(late);
}
