'use strict';
// A small, real Vendure shop. Everything it needs comes by environment; it prints one line "READY <port>" when it serves.
process.env.VENDURE_DISABLE_TELEMETRY = 'true'; // a test tells nobody anything
require('reflect-metadata');
const { rmSync } = require('node:fs');
const { bootstrap, DefaultLogger, LanguageCode, LogLevel } = require('@vendure/core');
const { testPsp } = require('./psp.cjs');
const { WebhookPlugin } = require('./webhooks.cjs');

const env = process.env;
const port = Number(env.SHOP_PORT);

/** @type {import('@vendure/core').VendureConfig} */
const config = {
  defaultLanguageCode: LanguageCode.es,
  logger: new DefaultLogger({ level: LogLevel.Warn, timestamp: true }),
  apiOptions: { hostname: '127.0.0.1', port, adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: {
    tokenMethod: ['bearer', 'api-key'],
    requireVerification: false,
    superadminCredentials: { identifier: env.SHOP_ADMIN, password: env.SHOP_PASSWORD },
    cookieOptions: { secret: 'only-for-tests' },
  },
  dbConnectionOptions: {
    type: 'postgres',
    host: env.DB_HOST,
    port: Number(env.DB_PORT),
    username: env.DB_USER,
    database: env.DB_NAME,
    synchronize: env.DB_SYNCHRONIZE === '1',
    logging: false,
  },
  paymentOptions: { paymentMethodHandlers: [testPsp] },
  plugins: [WebhookPlugin],
};

// The test that started us may die without a word. Its end of our standard input closes then, and nothing may stay behind.
process.stdin.resume().on('end', () => {
  process.kill(Number(env.DB_PID), 'SIGQUIT');
  rmSync(env.SHOP_HOME, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
});

bootstrap(config).then(
  (app) => {
    process.once('SIGTERM', () => app.close().finally(() => process.exit(0)));
    console.log(`READY ${port}`);
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
