/**
 * Words that most of the commonest long passwords are made of. What is left of a password without its digits and signs
 * is looked up here, so `Password-2024!` is as common as `password`.
 */
const words: ReadonlySet<string> = new Set(
  `password passwords passwort wachtwoord welkom welcome letmein letmeinnow admin administrator administrateur root user
  login signin changeme changemenow default secret topsecret temporary temp test testing guest master superman batman
  football baseball basketball soccer dragon monkey princess sunshine iloveyou iloveyousomuch loveyou trustno trustnoone
  starwars pokemon computer internet whatever michael jennifer jessica ashley charlie liverpool chelsea arsenal barcelona
  manchester amsterdam ajax feyenoord company office microsoft windows azure partner partnercenter partnerscope
  partnerportal qwerty qwertyuiop qwertyuiopasdfghjkl qwertyasdfgh azerty azertyuiop asdfgh asdfghjkl zxcvbnm qazwsxedc
  qazwsxedcrfv qweasdzxc abc abcd abcdef abcdefgh abcdefghijkl abcdefghijklm abcdefghijklmnopqrstuvwxyz correcthorsebatterystaple
  passphrase mypassword thisismypassword ilovepasswords lente zomer herfst winter spring summer autumn geheim hello hallo
  january february march april june july august september october november december`.split(/\s+/),
);

/** Rows of a keyboard and of the alphabet, there and back: walking along one is no password. */
const walks = [
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/** Whether somebody who guesses would try it early. @param password in lower case */
export function isCommon(password: string): boolean {
  const word = withoutTail(password);
  const bare = word
    .replaceAll('@', 'a')
    .replaceAll('$', 's')
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e');
  const known = [password, word, bare].some((text) => words.has(text) || words.has(lettersOf(text)));
  return known || new Set(password).size < 5 || isRepeated(password) || isWalk(password);
}

/** `welkom` of `welkom-2024!`. */
function withoutTail(text: string): string {
  return text.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '');
}

/** Nothing when there are no letters to speak of, which is not common by itself. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

/** One short piece over and over. */
function isRepeated(text: string): boolean {
  return /^(.{1,6})\1+.{0,2}$/u.test(text);
}

function isWalk(text: string): boolean {
  return walks.some((walk) => [walk, [...walk].reverse().join('')].some((way) => way.includes(text)));
}
