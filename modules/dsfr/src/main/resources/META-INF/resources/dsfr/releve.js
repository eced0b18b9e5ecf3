// Adds up the opinions of a relevé while they are typed. Without it the page adds up when they are saved.

const EUROS = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', minimumFractionDigits: 0 });

/** Cents, or 0 when it cannot be read: the server says why. */
function centimes(texte) {
  const brut = texte.replace(/[\s\u00a0\u2007\u202f€]/g, '').replace(',', '.');
  return /^\d{1,10}(\.\d{1,2})?$/.test(brut) ? Math.round(Number(brut) * 100) : 0;
}

function montant(valeur) {
  return EUROS.format(valeur / 100).replace(/[\u202f ]/g, '\u00a0');
}

class Totaux {
  constructor(formulaire, cadre) {
    this.formulaire = formulaire;
    this.disponible = Number(cadre.dataset.disponible);
    formulaire.addEventListener('input', () => this.montrer());
    formulaire.addEventListener('change', () => this.montrer());
    this.montrer();
  }

  somme(avis) {
    return [...this.formulaire.querySelectorAll('[data-avis]')]
      .filter((ligne) => ligne.querySelector('select').value === avis)
      .reduce((total, ligne) => total + centimes(ligne.querySelector('[name^="montant-"]').value), 0);
  }

  montrer() {
    this.formulaire.querySelectorAll('[data-avis]').forEach((ligne) => {
      ligne.querySelector('.avis__rang').hidden = ligne.querySelector('select').value !== 'LISTE_COMPLEMENTAIRE';
    });
    const retenu = this.somme('FAVORABLE');
    const manque = retenu - this.disponible;
    const sansAvis = [...this.formulaire.querySelectorAll('[data-avis] select')].filter((choix) => choix.value === '').length;
    Totaux.ecrire('retenu', montant(retenu));
    Totaux.ecrire('attente', montant(this.somme('LISTE_COMPLEMENTAIRE')));
    Totaux.ecrire('reste', manque > 0 ? `Rien\u00a0: il manque ${montant(manque)}` : montant(-manque));
    Totaux.ecrire('sans-avis', String(sansAvis));
    Totaux.ecrire('verdict', manque > 0
      ? `Il manque ${montant(manque)}\u00a0: réduisez un montant ou mettez un dossier en liste complémentaire.`
      : 'Les avis favorables tiennent dans l’enveloppe.');
    const verdict = document.querySelector('[data-total="verdict"]');
    verdict.classList.toggle('fr-error-text', manque > 0);
    verdict.classList.toggle('fr-valid-text', manque <= 0);
  }

  /** Only what changes is spoken. */
  static ecrire(nom, texte) {
    const place = document.querySelector(`[data-total="${nom}"]`);
    if (place.textContent !== texte) {
      place.textContent = texte;
    }
  }
}

const formulaire = document.getElementById('avis');
const cadre = document.getElementById('totaux');
if (formulaire && cadre) {
  new Totaux(formulaire, cadre);
}
