// Behaviour of the components that the design system lacks. Without this file every page still works as plain forms.

const ATTENTE_MS = 150;
const LONGUEUR_MINIMALE = 2;
const PROPOSITIONS_MAXIMUM = 12;
const NATURES = {
  COMMUNE: 'commune',
  COMMUNAUTE_DE_COMMUNES: 'communauté de communes',
  COMMUNAUTE_D_AGGLOMERATION: 'communauté d’agglomération',
  COMMUNAUTE_URBAINE: 'communauté urbaine',
  METROPOLE: 'métropole',
  METROPOLE_DE_LYON: 'métropole de Lyon',
  DEPARTEMENT: 'département',
  REGION: 'région',
};

/** Suggestions under a search field, after the ARIA combobox pattern (list autocomplete, manual selection). */
class Combobox {
  constructor(racine) {
    this.champ = racine.querySelector('input[type="text"]');
    this.choix = racine.querySelector('input[type="hidden"]');
    this.liste = racine.querySelector('[role="listbox"]');
    this.statut = racine.querySelector('[data-statut]');
    this.bouton = racine.querySelector('button[type="submit"]');
    this.libelleBouton = this.bouton.textContent;
    this.adresse = racine.dataset.combobox;
    this.active = -1;
    this.champ.setAttribute('role', 'combobox');
    this.champ.setAttribute('aria-autocomplete', 'list');
    this.champ.setAttribute('aria-controls', this.liste.id);
    this.champ.setAttribute('aria-expanded', 'false');
    this.champ.addEventListener('input', () => this.taper());
    this.champ.addEventListener('keydown', (evenement) => this.clavier(evenement));
    this.champ.addEventListener('blur', () => this.fermer());
    this.liste.addEventListener('mousedown', (evenement) => evenement.preventDefault());
    this.liste.addEventListener('click', (evenement) => {
      const option = evenement.target.closest('[role="option"]');
      if (option) {
        this.choisir(option);
      }
    });
  }

  taper() {
    this.choix.value = '';
    this.bouton.textContent = this.libelleBouton;
    clearTimeout(this.attente);
    this.requete?.abort();
    const texte = this.champ.value.trim();
    if (texte.length < LONGUEUR_MINIMALE) {
      this.fermer();
      this.statut.textContent = '';
      return;
    }
    this.attente = setTimeout(() => this.chercher(texte), ATTENTE_MS);
  }

  async chercher(texte) {
    this.requete = new AbortController();
    try {
      const reponse = await fetch(`${this.adresse}?q=${encodeURIComponent(texte)}`, {
        headers: { Accept: 'application/json' },
        signal: this.requete.signal,
      });
      this.montrer(reponse.ok ? (await reponse.json()).slice(0, PROPOSITIONS_MAXIMUM) : []);
    } catch (erreur) {
      if (erreur.name !== 'AbortError') {
        this.fermer();
      }
    }
  }

  montrer(collectivites) {
    this.liste.replaceChildren(...collectivites.map((collectivite, rang) => this.option(collectivite, rang)));
    this.activer(-1);
    this.ouvrir(collectivites.length > 0);
    this.statut.textContent = collectivites.length === 0
      ? 'Aucune proposition ici : lancez la recherche dans toute la France.'
      : `${collectivites.length} proposition${collectivites.length > 1 ? 's' : ''}, flèche bas pour les parcourir.`;
  }

  option(collectivite, rang) {
    const option = document.createElement('li');
    option.id = `${this.liste.id}-${rang}`;
    option.className = 'combobox__option';
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.dataset.valeur = `${collectivite.nature}-${collectivite.code}`;
    option.dataset.nom = collectivite.nom;
    const detail = document.createElement('span');
    detail.className = 'combobox__detail';
    detail.textContent = Combobox.detail(collectivite);
    option.append(collectivite.nom, detail);
    return option;
  }

  static detail(collectivite) {
    const habitants = `${collectivite.population.toLocaleString('fr-FR')} ${collectivite.population < 2 ? 'habitant' : 'habitants'}`;
    return [NATURES[collectivite.nature], ...collectivite.codesPostaux.slice(0, 3), collectivite.guichet?.nom, habitants]
      .filter(Boolean).join(', ');
  }

  ouvrir(ouverte) {
    this.liste.hidden = !ouverte;
    this.champ.setAttribute('aria-expanded', String(ouverte));
  }

  fermer() {
    this.ouvrir(false);
    this.activer(-1);
  }

  activer(rang) {
    this.active = rang;
    [...this.liste.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === rang)));
    if (rang < 0) {
      this.champ.removeAttribute('aria-activedescendant');
      return;
    }
    this.champ.setAttribute('aria-activedescendant', this.liste.children[rang].id);
    this.liste.children[rang].scrollIntoView({ block: 'nearest' });
  }

  clavier(evenement) {
    const nombre = this.liste.children.length;
    const ouverte = !this.liste.hidden;
    if (evenement.key === 'Escape' && ouverte) {
      this.fermer();
    } else if (evenement.key === 'ArrowDown' && nombre > 0) {
      this.ouvrir(true);
      this.activer((this.active + 1) % nombre);
    } else if (evenement.key === 'ArrowUp' && nombre > 0) {
      this.ouvrir(true);
      this.activer(this.active <= 0 ? nombre - 1 : this.active - 1);
    } else if (evenement.key === 'Enter' && ouverte && this.active >= 0) {
      this.choisir(this.liste.children[this.active]);
    } else {
      return;
    }
    evenement.preventDefault();
  }

  choisir(option) {
    this.champ.value = option.dataset.nom;
    this.choix.value = option.dataset.valeur;
    this.bouton.textContent = this.bouton.dataset.choisi;
    this.fermer();
    this.statut.textContent = `${option.dataset.nom} est choisie. Continuez avec le bouton « ${this.bouton.dataset.choisi} ».`;
  }
}

document.querySelectorAll('[data-combobox]').forEach((racine) => new Combobox(racine));

// What is folded on the screen is unfolded on paper.
window.addEventListener('beforeprint', () => {
  document.querySelectorAll('.fr-accordion__btn[aria-expanded="false"]').forEach((bouton) => bouton.click());
});

document.querySelectorAll('[data-imprimer]').forEach((bouton) => {
  bouton.hidden = false;
  bouton.addEventListener('click', () => window.print());
});

document.querySelector('[data-sommaire-erreurs]')?.focus();

// Who leaves on purpose leaves nothing in this browser, which may be everybody's.
document.addEventListener('submit', (evenement) => {
  if (!evenement.target.matches('form[action="/deconnexion"]')) {
    return;
  }
  try {
    Object.keys(localStorage).filter((cle) => cle.startsWith('guichets.')).forEach((cle) => localStorage.removeItem(cle));
  } catch {
    // nothing was kept
  }
});

// Thirty minutes without a word end a session: a warning comes five minutes before (RGAA 13.1).
const SESSION_MS = 30 * 60_000;
const AVERTIR_MS = 5 * 60_000;
const ACTIVITE = 'guichets.activite';

class Session {
  constructor() {
    this.noter();
    const envoyer = window.fetch;
    window.fetch = async (...demande) => {
      const reponse = await envoyer(...demande);
      if (reponse.ok) {
        this.noter();
      }
      return reponse;
    };
    setInterval(() => this.veiller(), 15_000);
  }

  /** Another tab that talks to the server keeps the session of all. */
  noter() {
    this.activite = Date.now();
    try {
      localStorage.setItem(ACTIVITE, String(this.activite));
    } catch {
      // this tab alone counts
    }
    this.avis?.remove();
    this.avis = undefined;
  }

  derniere() {
    try {
      return Math.max(this.activite, Number(localStorage.getItem(ACTIVITE)));
    } catch {
      return this.activite;
    }
  }

  veiller() {
    const reste = SESSION_MS - (Date.now() - this.derniere());
    if (reste > AVERTIR_MS) {
      this.avis?.remove();
      this.avis = undefined;
    } else if (!this.avis && reste > 0) {
      this.avertir();
    }
  }

  avertir() {
    this.avis = document.createElement('div');
    this.avis.className = 'fr-notice fr-notice--warning avis-session';
    this.avis.setAttribute('role', 'alert');
    const phrase = document.createElement('p');
    phrase.textContent = 'Votre session se termine dans cinq minutes. Ce que vous avez enregistré est gardé. ';
    const bouton = document.createElement('button');
    bouton.type = 'button';
    bouton.className = 'fr-btn fr-btn--sm';
    bouton.textContent = 'Rester connecté';
    bouton.addEventListener('click', () => fetch('/aide', { headers: { 'X-Requested-With': 'guichets' } }).catch(() => undefined));
    const cadre = document.createElement('div');
    cadre.className = 'fr-container';
    cadre.append(phrase, bouton);
    this.avis.append(cadre);
    document.body.append(this.avis);
  }
}

if (document.body.dataset.compte) {
  new Session();
}

/** Work that goes on behind the page: its part of the page is read again until there is nothing more to wait for. */
async function suivre(partie) {
  while (partie.dataset.relire === 'oui') {
    await new Promise((suite) => { setTimeout(suite, 1500); });
    const reponse = await fetch(location.href, { headers: { 'X-Requested-With': 'guichets' }, redirect: 'error' }).catch(() => undefined);
    if (!reponse?.ok) {
      return;
    }
    const lue = new DOMParser().parseFromString(await reponse.text(), 'text/html').getElementById(partie.id);
    if (!lue) {
      return;
    }
    partie.replaceChildren(...lue.childNodes);
    partie.dataset.relire = lue.dataset.relire;
  }
}

document.querySelectorAll('[data-relire=oui]').forEach(suivre);
