import assert from 'node:assert/strict';
import { adresse, essai, lire, titre } from './outils.mjs';

const MARQUES = {
  script: '<script>document.title="atteint"; alert(1)</script>',
  image: '"><img src=x onerror="document.title=\'atteint\'; alert(2)">',
  attribut: '" autofocus onfocus="alert(3)" x="',
  lien: 'javascript:alert(4)',
  expression: '#{contexte.service} ${7*191} {{7*191}}',
  sql: "'; drop table guichet; --",
  long: 'é'.repeat(10_000),
  commandes: 'a\u0000b\r\nSet-Cookie: pris=1',
};
const CHAMPS = ['q', 'libelle', 'nature', 'montant', 'organisme', 'aide', 'statut', 'demande', 'theme', 'duree', 'depot', 'signature'];

/** Goes there and checks that the page is ours: answered, protected, and without anything that the address put in it. */
async function visiter(page, lieu) {
  const reponse = await page.goto(lieu);
  const resume = lieu.slice(0, 200);
  assert.ok(reponse.status() < 500, `${reponse.status()} : ${resume}`);
  const politique = reponse.headers()['content-security-policy'] ?? '';
  assert.match(politique, /default-src 'self'/, resume);
  assert.doesNotMatch(politique, /unsafe/, resume);
  assert.equal(reponse.headers()['x-content-type-options'], 'nosniff', resume);
  assert.equal(reponse.headers()['set-cookie'], undefined, resume);
  assert.notEqual(await titre(page), 'atteint', resume);
  const intrus = await page.evaluate(() => ({
    images: document.querySelectorAll('img[src="x"]').length,
    scripts: document.querySelectorAll('script:not([src])').length,
    evenements: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
      .filter((nom) => nom.startsWith('on')).length,
    liens: document.querySelectorAll('a[href^="javascript"]').length,
  }));
  assert.deepEqual(intrus, { images: 0, scripts: 0, evenements: 0, liens: 0 }, resume);
  return reponse.status();
}

const requete = (parametres) => parametres.map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`).join('&');

for (const [nom, marque] of Object.entries(MARQUES)) {
  essai(`le texte hostile « ${nom} » est montré comme du texte, dans chaque champ`, {}, async (page) => {
    await visiter(page, adresse(null, `/?${requete([['q', marque]])}`));
    await visiter(page, adresse('cher', `/simulateur?${requete([['collectivite', marque]])}`));
    await visiter(page, adresse('cher', `/regles?${requete([['au', marque]])}`));
    const partout = CHAMPS.map((champ) => [champ, marque.slice(0, 1000)]);
    await visiter(page, adresse('cher', `/simulateur?${requete([['collectivite', 'COMMUNE-18159'], ['etape', 'resultat'], ...partout])}`));
    assert.match(await titre(page), /^Erreur : Votre projet/);
    const libelle = await page.getByLabel('Libellé').inputValue();
    assert.equal(libelle, marque.replace(/\p{Cc}/gu, ' ').slice(0, 200), 'le texte n’est pas rendu tel que saisi');
  });
}

essai('un libellé hostile traverse le calcul et reste lisible au résultat', {}, async (page) => {
  const projet = [['collectivite', 'COMMUNE-18159'], ['etape', 'resultat'], ['libelle', MARQUES.script], ['nature', 'PRESTATION'],
    ['montant', '5000'], ['organisme', MARQUES.image], ['aide', '100'], ['statut', 'OBTENU']];
  assert.equal(await visiter(page, adresse('cher', `/simulateur?${requete(projet)}`)), 200);
  await page.getByRole('button', { name: 'Le projet simulé' }).click();
  await page.getByText(MARQUES.script).waitFor();
  await page.getByText(MARQUES.image).waitFor();
  assert.equal(await lire(page.locator('.montant__valeur')), '4 900 €');
});

essai('cinq cents paramètres inconnus, des champs répétés et des valeurs vides ne gênent pas', {}, async (page) => {
  const inconnus = Array.from({ length: 500 }, (_, i) => [`inconnu${i}`, i]);
  assert.equal(await visiter(page, adresse('cher', `/simulateur?${requete(inconnus)}`)), 200);
  const repetes = CHAMPS.flatMap((champ) => [[champ, ''], [champ, '1'], [champ, '2']]);
  await visiter(page, adresse('cher', `/simulateur?${requete([['collectivite', 'COMMUNE-18159'], ...repetes])}`));
  const lignes = Array.from({ length: 150 }, () => ['montant', '1']);
  await visiter(page, adresse('cher', `/simulateur?${requete([['collectivite', 'COMMUNE-18159'], ['etape', 'resultat'], ...lignes])}`));
});

essai('un chemin hostile mène à la page introuvable', {}, async (page) => {
  for (const chemin of ['/%3Cscript%3Ealert(1)%3C/script%3E', '/simulateur.xhtml', '/..%2f..%2fetc/passwd', '/simulateur;jsessionid=1', '/%00',
    '/jakarta.faces.resource/x.xhtml']) {
    const statut = await visiter(page, adresse('cher', chemin));
    assert.ok(statut === 404 || statut === 400, `${statut} : ${chemin}`);
    assert.doesNotMatch(await page.content(), /Exception|at [a-z]+\.[a-z]+\.|WildFly|Undertow/, chemin);
  }
});
