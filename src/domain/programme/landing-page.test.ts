import { describe, expect, it } from 'vitest';
import { landingPageProblem, plainAddress } from './landing-page.ts';

const domains = ['contoso.com', 'xn--mller-kva.de', 'Fabrikam.NL.'];

describe('landingPageProblem', () => {
  it.each([
    'https://contoso.com',
    'https://contoso.com/microsoft?from=directory#top',
    'https://www.contoso.com/microsoft',
    'HTTPS://WWW.Contoso.COM/',
    'https://müller.de/microsoft',
    'https://xn--mller-kva.de/',
    'https://learning.fabrikam.nl/@team:all',
  ])('ENR-74 ENR-75 takes %s', (url) => {
    expect(landingPageProblem(url, domains)).toBeUndefined();
  });

  it.each([
    ['http://contoso.com', 'https://'],
    ['contoso.com', 'https://'],
    ['//contoso.com', 'https://'],
    ['javascript:alert(1)//contoso.com', 'https://'],
    ['https:contoso.com', 'https://'],
    ['https://', 'no address'],
    ['https:///contoso.com', 'no address'],
    ['https://contoso.com.evil.example', 'contoso.com.evil.example is none'],
    ['https://evilcontoso.com', 'evilcontoso.com is none'],
    ['https://contoso.co', 'contoso.co is none'],
    ['https://com', 'com is none'],
    ['https://contoso.com@evil.example/', 'user name'],
    ['https://evil.example@contoso.com/', 'user name'],
    ['https://user:secret@contoso.com/', 'user name'],
    ['https://contoso.com:8443/', 'port'],
    ['https://contoso.com:443/', 'port'],
    ['https://contoso.com:/', 'port'],
    ['https://contoso.com./', 'dot after'],
    ['https://contoso.com\u3002/', 'dot after'],
    ['https://127.0.0.1/', 'IP address'],
    ['https://2130706433/', 'IP address'],
    ['https://0x7f.1/', 'IP address'],
    ['https://[::1]/', 'IP address'],
    ['https://[::ffff:10.0.0.1]:80/', 'IP address'],
    // The o is Cyrillic, then full-width letters and a soft hyphen.
    ['https://cont\u043eso.com/', 'is none of your verified domains'],
    ['https://xn--contso-tqf.com/', 'is none of your verified domains'],
    ['https://evil.example\\.contoso.com', 'backslashes'],
    ['https://evil.example\\@contoso.com', 'backslashes'],
    ['https://contoso.com/\tpath', 'blanks'],
    ['https://cont\noso.com/', 'blanks'],
    ['https://con\u00adtoso.com/', 'invisible'],
    ['https://contoso.com/\u202egnp.exe', 'invisible'],
    ['https://%63ontoso.com/', '%'],
    ['https://evil.example%2f.contoso.com/', '%'],
    ['https://evil.example/https://contoso.com', 'evil.example is none'],
    ['https://evil.example?.contoso.com', 'evil.example is none'],
    ['https://evil.example#.contoso.com', 'evil.example is none'],
  ])('ENR-75 refuses %j and says why', (url, why) => {
    expect(landingPageProblem(url, domains)).toContain(why);
  });

  it('ENR-75 owns nothing by a whole top-level domain, an address or no domain at all', () => {
    for (const none of [[], ['com'], ['.com'], [''], ['127.0.0.1'], ['https://contoso.com'], ['*.com']]) {
      expect(landingPageProblem('https://contoso.com', none), String(none)).toContain('no domain of yours is verified');
    }
    expect(landingPageProblem('https://127.0.0.1', ['127.0.0.1'])).toContain('IP address');
  });

  it('writes a good one as machines do, so that letters that look alike show', () => {
    expect(plainAddress('HTTPS://MÜLLER.de/a b')).toBe('https://xn--mller-kva.de/a%20b');
  });
});
