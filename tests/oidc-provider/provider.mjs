// A certified OpenID Connect provider on loopback: node provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_ADDRESS...
// It signs in whoever /control?email=...&sub=...&verified=... named last (else who is hinted at), without asking for anything.
// /control?rotate=1 changes its keys. It prints one line when it listens, and ends when its input ends.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';

const [port, clientId, clientSecret, ...redirects] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const people = new Map();
let next = null;
let provider = make();

const server = createServer(async (request, response) => {
  const url = new URL(request.url, issuer);
  try {
    if (url.pathname === '/control') {
      if (url.searchParams.has('rotate')) {
        provider = make();
      }
      if (url.searchParams.has('hinted')) {
        next = null;
      }
      if (url.searchParams.has('email')) {
        next = {
          sub: url.searchParams.get('sub') ?? url.searchParams.get('email'),
          email: url.searchParams.get('email'),
          verified: url.searchParams.get('verified') !== 'false',
        };
        people.set(next.sub, next); // also for somebody who is signed in there already, and is not asked again
      }
      response.end('ok');
    } else if (url.pathname.startsWith('/interaction/')) {
      await signIn(request, response);
    } else {
      await provider.callback()(request, response);
    }
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
});
server.listen(Number(port), '127.0.0.1', () => console.log('listening'));
process.stdin.on('end', () => process.exit(0)).resume();

async function signIn(request, response) {
  const { params, prompt, grantId } = await provider.interactionDetails(request, response);
  const hinted = params.login_hint ? { sub: params.login_hint, email: params.login_hint, verified: true } : null;
  const person = next ?? hinted ?? { sub: 'nobody', email: 'nobody@example.org', verified: true };
  people.set(person.sub, person);
  const grant = (grantId && await provider.Grant.find(grantId)) || new provider.Grant({ accountId: person.sub, clientId: params.client_id });
  grant.addOIDCScope('openid email');
  const result = prompt.name === 'login'
    ? { login: { accountId: person.sub, remember: false }, consent: { grantId: await grant.save() } }
    : { consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

function make() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const made = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: redirects, grant_types: ['authorization_code'], response_types: ['code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: people.get(sub)?.email, email_verified: people.get(sub)?.verified }),
    }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' }] },
    renderError: (context, out) => { context.type = 'text'; context.body = JSON.stringify(out); },
  });
  return made;
}
