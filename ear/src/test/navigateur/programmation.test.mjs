import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { api, cocher, entrer, essaiIdentifie, regarder } from './agents.mjs';
import { adresse, lire, lisse, titre } from './outils.mjs';

const PROJET = {
  porteur: { nature: 'COMMUNE', code: '18159' },
  theme: 'RELATION_USAGERS_COMMUNICATION',
  cofinancements: [],
  dureeMois: 6,
  contactOperationnel: { fonction: 'secrétaire de mairie', courriel: 'mairie@exemple.invalid' },
};

/** Filed, complete, examined: a dossier of its own, whatever the other journeys do. */
async function instruire(intitule, cout) {
  const saisie = { ...PROJET, intitule, depenses: [{ libelle: 'Site', nature: 'PRESTATION', montantHT: cout }], montantDemandeHT: cout };
  const { numero } = await api('cher', 'agent.18159', 'POST', '/dossiers', saisie);
  const depose = await api('cher', 'agent.18159', 'POST', `/dossiers/${numero}/depot`, { attestations: true });
  await api('cher', 'instructeur.18', 'POST', `/dossiers/${depose.numero}/completude`);
  await api('cher', 'instructeur.18', 'POST', `/dossiers/${depose.numero}/instruction`);
  return depose.numero;
}

const ligne = (page, numero) => page.getByRole('group', { name: new RegExp(`^Ouvrir ${numero}|${numero}`) });
const totaux = (page) => page.getByRole('complementary', { name: 'Total face à l’enveloppe' });

/** What the other journeys left of the envelope. */
const disponible = (face) => Number(/Disponible ([\d ,]+) €/.exec(face)[1].replaceAll(' ', '').replace(',', '.'));
const euros = (montant) => lisse(`${montant.toLocaleString('fr-FR', { minimumFractionDigits: Number.isInteger(montant) ? 0 : 2 })} €`);

essaiIdentifie('un relevé du Cher se prépare, se fige, reçoit ses avis et se valide, sans comité', {}, async (page, contexte) => {
  const retenu = await instruire('Relevé : dossier retenu', 6000);
  const tropCher = await instruire('Relevé : dossier trop cher', 300000);
  await entrer(page, 'cher', 'instructeur.18', '/programmation/releve');
  assert.match(await titre(page), /^Relevés – /);
  await page.getByRole('button', { name: 'Ouvrir le relevé' }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Choisissez le relevé à ouvrir/);
  await page.getByLabel('Relevé', { exact: true }).selectOption({ label: 'Au fil de l’eau' });
  await page.getByRole('button', { name: 'Ouvrir le relevé' }).click();
  await page.waitForURL(/fait=OUVRIR/);
  const adresseDuReleve = page.url().replace(/&fait.*/, '');

  // what the other journeys left is set aside
  for (const champ of await page.getByLabel(/^Mettre de côté/).all()) {
    const nom = await champ.getAttribute('name');
    if (nom !== `ecart-${retenu}` && nom !== `ecart-${tropCher}`) {
      await champ.fill('Pour un autre relevé');
    }
  }
  await page.getByRole('button', { name: 'Enregistrer la préparation' }).click();
  await page.waitForURL(/fait=PREPARER/);
  assert.match(await lire(page.getByRole('main')), /2 dossiers prêts, 306 000 € d’aide possible/);
  await regarder(page, 'releve-preparation');

  await page.getByRole('link', { name: 'Figer la liste' }).click();
  await page.getByRole('button', { name: 'Figer la liste' }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Cochez la case avant de confirmer/);
  await regarder(page, 'releve-figer');
  await cocher(page, /J’ai relu la liste/);
  await page.getByRole('button', { name: 'Figer la liste' }).click();
  await page.waitForURL(/fait=FIGER/);

  // the total follows what is typed, before anything is sent
  await page.locator(`#avis-${retenu}`).selectOption('FAVORABLE');
  await page.locator(`#avis-${tropCher}`).selectOption('FAVORABLE');
  const face = await lire(totaux(page));
  assert.match(face, /Retenu 306 000 €.*Avis à donner 0/);
  assert.ok(face.includes(`Il manque ${euros(306_000 - disponible(face))}`), face);
  await page.locator(`#montant-${retenu}`).fill('5 000');
  await page.getByRole('button', { name: 'Enregistrer les avis' }).click();
  assert.match(await titre(page), /^Erreur : /);
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), /Un point à corriger.*le montant n’est pas l’aide possible, 6 000 €/);
  assert.equal(await page.locator(`#montant-${retenu}`).inputValue(), '5 000');
  assert.equal(await page.locator(`#avis-${tropCher}`).inputValue(), 'FAVORABLE');
  await regarder(page, 'releve-avis-a-corriger');
  await page.locator(`#motif-${retenu}`).fill('Le devis retenu est moins cher.');
  await page.getByRole('button', { name: 'Enregistrer les avis' }).click();
  await page.waitForURL(/fait=AVIS/);
  assert.match(await lire(ligne(page, retenu)), /Enregistré : Favorable, 5 000 €/);

  // somebody else writes meanwhile: told, nothing lost
  const [lu] = (await api('cher', 'instructeur.18', 'GET', adresseDuReleve.replace(/.*id=/, '/releves/'))).lignes;
  await page.locator(`#motif-${lu.dossier}`).fill('Devis révisé.');
  await api('cher', 'instructeur.18', 'POST', adresseDuReleve.replace(/.*id=(\d+)/, '/releves/$1/avis'),
    { avis: [{ dossier: lu.dossier, avis: 'AJOURNE', motif: 'Autre main.' }] });
  await page.getByRole('button', { name: 'Enregistrer les avis' }).click();
  assert.match(await lire(page.getByRole('main')), /Un collègue a modifié ce relevé.*ce que vous avez saisi est gardé/);
  assert.equal(await page.locator(`#motif-${lu.dossier}`).inputValue(), 'Devis révisé.');
  assert.match(await lire(ligne(page, lu.dossier)), /Enregistré : Ajourné/);
  await page.getByRole('button', { name: 'Enregistrer les avis' }).click();
  await page.waitForURL(/fait=AVIS/);
  assert.match(await lire(ligne(page, lu.dossier)), /Enregistré : Favorable/);
  await regarder(page, 'releve-avis');
  assert.equal(await page.getByRole('link', { name: 'Valider le relevé' }).count(), 0);

  // the authority: refused as a whole, then validated as a whole
  await contexte.clearCookies();
  await entrer(page, 'cher', 'signataire.18', new URL(adresseDuReleve).pathname + new URL(adresseDuReleve).search);
  await page.getByRole('link', { name: 'Valider le relevé' }).click();
  await cocher(page, /je valide ce relevé/);
  await page.getByRole('button', { name: 'Valider le relevé' }).click();
  assert.match(await lire(page.locator('[data-sommaire-erreurs]')), new RegExp(`Impossible de valider : il manque [\\d ]+ €\\. Rien n’a changé\\..*${tropCher} : 300 000 €`));
  await regarder(page, 'releve-manque');
  await api('cher', 'instructeur.18', 'POST', adresseDuReleve.replace(/.*id=(\d+)/, '/releves/$1/avis'),
    { avis: [{ dossier: tropCher, avis: 'LISTE_COMPLEMENTAIRE' }] });
  await page.goto(`${adresseDuReleve}&acte=VALIDER`);
  assert.match(await lire(page.getByRole('main')), /Retenus 1, pour 5 000 €.*5 000 € au lieu de 6 000 € \(Devis révisé\.\).*rang 1, 300 000 €/);
  await regarder(page, 'releve-valider');
  await cocher(page, /je valide ce relevé/);
  await page.getByRole('button', { name: 'Valider le relevé' }).click();
  await page.waitForURL(/fait=VALIDER/);
  assert.match(await lire(page.getByRole('main')), /5 000 € réservés pour 1 dossier/);
  await regarder(page, 'releve-valide');
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'texte (CSV)' }).click()]);
  assert.match(await readFile(await csv.path(), 'utf8'), new RegExp(`"${retenu}".*"Favorable";"5000"`));

  await page.goto(adresse('cher', `/dossiers/instruction?numero=${retenu}&onglet=seance`));
  assert.match(await lire(page.getByRole('main')), /Avis Favorable.*Montant 5 000 € \(aide possible 6 000 €\)/);
  await page.goto(adresse('cher', '/programmation/releve?etat=VALIDE'));
  await regarder(page, 'releves');
});

essaiIdentifie('un relevé inconnu n’existe pas, une collectivité n’a pas la page', {}, async (page, contexte) => {
  await entrer(page, 'cher', 'instructeur.18', '/programmation/releve');
  for (const id of ['999999', 'abc', '']) {
    assert.equal((await page.goto(adresse('cher', `/programmation/releve?id=${id}`))).status(), 404, id);
  }
  await contexte.clearCookies();
  await entrer(page, 'cher', 'agent.18159', '/programmation/releve');
  assert.equal((await page.reload()).status(), 403);
});
