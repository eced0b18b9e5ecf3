// Saves a form while one types. Without this file the buttons « Enregistrer » do the same.
//
// What was typed and is not saved yet stays in this browser, for this account only, until the server has it: a closed
// session, a cut connection or a closed tab lose nothing.

const ATTENTE_MS = 1500;
const REPRISE_MS = 10_000;
const DELAI_MS = 20_000;
const PREFIXE = 'guichets.demande.';
const CONSERVATION_MS = 7 * 24 * 3600 * 1000;

/** What waits in this browser to be saved; browsers may refuse to keep anything. */
const reserve = {
  lire(cle) {
    try {
      return JSON.parse(localStorage.getItem(cle));
    } catch {
      return null;
    }
  },
  ecrire(cle, valeur) {
    try {
      localStorage.setItem(cle, JSON.stringify(valeur));
    } catch {
      // the page itself still holds what was typed
    }
  },
  retirer(cle) {
    try {
      localStorage.removeItem(cle);
    } catch {
      // nothing was kept
    }
  },
  purger() {
    try {
      Object.keys(localStorage).filter((cle) => cle.startsWith(PREFIXE)).forEach((cle) => {
        const garde = this.lire(cle);
        if (!garde || Date.now() - garde.le > CONSERVATION_MS) {
          localStorage.removeItem(cle);
        }
      });
    } catch {
      // nothing was kept
    }
  },
};

class Sauvegarde {
  constructor(formulaire) {
    this.formulaire = formulaire;
    this.adresse = formulaire.dataset.sauvegarde;
    this.cle = `${PREFIXE}${document.body.dataset.compte}.${formulaire.dataset.numero}.${formulaire.dataset.etape}`;
    this.etat = formulaire.querySelector('[data-enregistrement-etat]');
    this.alerte = formulaire.querySelector('[data-enregistrement-alerte]');
    this.enregistreA = this.etat.textContent.replace(/^Enregistré à /, '');
    this.enCours = false;
    this.aEnvoyer = false;
    formulaire.addEventListener('input', (evenement) => this.noter(evenement));
    formulaire.addEventListener('change', (evenement) => this.noter(evenement));
    formulaire.addEventListener('submit', () => this.arreter());
    document.addEventListener('submit', (evenement) => this.quitter(evenement));
    window.addEventListener('online', () => this.reprendre());
    document.addEventListener('visibilitychange', () => (document.hidden ? this.partir() : this.reprendre()));
    this.retrouver();
  }

  champs() {
    return [...new FormData(this.formulaire)].filter(([, valeur]) => typeof valeur === 'string');
  }

  noter(evenement) {
    // What is typed to search a collectivité is no answer of the request.
    if (evenement.target.name === 'q') {
      return;
    }
    this.aEnvoyer = true;
    reserve.ecrire(this.cle, { le: Date.now(), champs: this.champs() });
    clearTimeout(this.attente);
    this.attente = setTimeout(() => this.envoyer(), ATTENTE_MS);
  }

  /** The form itself is being sent: it carries everything. */
  arreter() {
    clearTimeout(this.attente);
    clearTimeout(this.reprise);
    this.envoi?.abort();
    this.parti = true;
  }

  /** Leaving on purpose: what is still to be saved goes first; when that fails one is told, and may insist. */
  async quitter(evenement) {
    const sortie = evenement.target;
    if (!sortie.matches('form[action="/deconnexion"]')) {
      return;
    }
    if (this.parti || this.prevenue || !(this.aEnvoyer || this.enCours)) {
      this.arreter();
      return;
    }
    evenement.preventDefault();
    this.prevenue = true;
    while (this.enCours) {
      await new Promise((suite) => { setTimeout(suite, 50); });
    }
    if (!this.bloquee && (!this.aEnvoyer || await this.envoyer())) {
      this.arreter();
      sortie.submit();
    }
  }

  partir() {
    if (this.aEnvoyer && !this.parti && !this.bloquee) {
      this.envoyer({ keepalive: true });
    }
  }

  reprendre() {
    if (this.aEnvoyer && !this.parti && !this.bloquee) {
      clearTimeout(this.reprise);
      this.envoyer();
    }
  }

  async envoyer(options = {}, champs = this.champs()) {
    if (this.enCours || this.parti) {
      return false;
    }
    clearTimeout(this.attente);
    this.enCours = true;
    this.aEnvoyer = false;
    this.envoi = new AbortController();
    const minuterie = setTimeout(() => this.envoi.abort(), DELAI_MS);
    try {
      const reponse = await fetch(this.adresse, {
        ...options,
        method: 'POST',
        headers: { 'X-Requested-With': 'guichets', Accept: 'application/json' },
        body: new URLSearchParams(champs),
        redirect: 'error',
        signal: this.envoi.signal,
      });
      return await this.conclure(reponse);
    } catch {
      if (!this.parti) {
        this.echouer('Connexion coupée. Gardez la page ouverte : l’enregistrement reprendra seul.');
      }
      return false;
    } finally {
      clearTimeout(minuterie);
      this.enCours = false;
      if (this.aEnvoyer && !this.reprise) {
        this.attente = setTimeout(() => this.envoyer(), ATTENTE_MS);
      }
    }
  }

  async conclure(reponse) {
    if (reponse.ok) {
      this.reussir(await reponse.json());
      return true;
    }
    if (reponse.status === 401) {
      this.echouer(
        `Session terminée. Rien n’est perdu : tout est enregistré jusqu’à ${this.enregistreA}, et la suite attend dans cette page. Reconnectez-vous pour reprendre.`,
        this.lien('Se reconnecter, dans un nouvel onglet', '/connexion?retour=%2Fsession-ouverte'),
      );
    } else if (reponse.status === 409) {
      this.bloquee = true;
      this.dire('Non enregistré.', (await reponse.json()).message);
    } else if (reponse.status === 422) {
      // Sent again only once it was changed.
      this.refusee = (await reponse.json()).message;
      this.bloquee = true;
      this.dire('Non enregistré.', this.refusee);
    } else if (reponse.status >= 500 || reponse.status === 429) {
      this.echouer('Le service ne répond pas. Gardez la page ouverte : l’enregistrement reprendra seul.');
    } else {
      this.bloquee = true;
      this.dire('Non enregistré.', 'Cliquez sur « Enregistrer » : la page dira ce qui ne va pas.');
    }
    return false;
  }

  reussir(recu) {
    this.bloquee = false;
    this.refusee = undefined;
    clearTimeout(this.reprise);
    this.reprise = undefined;
    this.formulaire.elements.version.value = recu.version;
    this.formulaire.elements.base.value = recu.base;
    this.enregistreA = recu.enregistreLe;
    this.dire(`Enregistré à ${recu.enregistreLe}`, recu.autrui
      ? 'Un collègue, ou un autre onglet, a modifié d’autres réponses de cette page. Elles sont gardées ; rechargez la page pour les voir.'
      : '');
    if (!this.aEnvoyer) {
      reserve.retirer(this.cle);
    }
    montrerAide(recu.aide);
  }

  echouer(message, suite) {
    this.aEnvoyer = true;
    this.dire('Non enregistré.', message, suite ?? this.bouton('Réessayer', () => this.reprendre()));
    clearTimeout(this.reprise);
    this.reprise = setTimeout(() => {
      this.reprise = undefined;
      this.reprendre();
    }, REPRISE_MS);
  }

  /** Only what is new is spoken. */
  dire(etat, message, suite) {
    this.etat.textContent = etat;
    if (this.alerte.dataset.message === message) {
      return;
    }
    this.alerte.dataset.message = message;
    if (!message) {
      this.alerte.replaceChildren();
      return;
    }
    const cadre = document.createElement('div');
    cadre.className = 'fr-alert fr-alert--warning fr-alert--sm fr-mb-3w';
    const phrase = document.createElement('p');
    phrase.append(message);
    if (suite) {
      phrase.append(' ', suite);
    }
    cadre.append(phrase);
    this.alerte.replaceChildren(cadre);
  }

  lien(libelle, adresse) {
    const lien = document.createElement('a');
    lien.href = adresse;
    lien.target = '_blank';
    lien.rel = 'opener';
    lien.textContent = libelle;
    return lien;
  }

  bouton(libelle, action) {
    const bouton = document.createElement('button');
    bouton.type = 'button';
    bouton.className = 'fr-link';
    bouton.textContent = libelle;
    bouton.addEventListener('click', action);
    return bouton;
  }

  /** What an earlier visit could not save is sent now, over the version that it was typed on, then shown. */
  async retrouver() {
    const garde = reserve.lire(this.cle);
    if (!garde) {
      return;
    }
    const jeton = this.formulaire.elements.jeton.value;
    const champs = garde.champs.map(([nom, valeur]) => [nom, nom === 'jeton' ? jeton : valeur]);
    if (JSON.stringify(champs.filter(([nom]) => !['version', 'base', 'jeton'].includes(nom)))
      === JSON.stringify(this.champs().filter(([nom]) => !['version', 'base', 'jeton'].includes(nom)))) {
      reserve.retirer(this.cle);
      return;
    }
    if (await this.envoyer({}, champs)) {
      reserve.retirer(this.cle);
      this.parti = true;
      location.reload();
    } else if (this.refusee) {
      this.dire('Non enregistré.', `Des réponses tapées plus tôt n’ont pas pu être enregistrées. ${this.refusee}`);
    } else if (this.bloquee) {
      this.dire('Non enregistré.', 'Des réponses tapées plus tôt n’ont pas pu être enregistrées : quelqu’un a modifié cette page depuis.',
        this.bouton('Comparer et choisir', () => this.comparer(champs)));
    }
  }

  /** Sends them as the form would: the page then asks which answer to keep. */
  comparer(champs) {
    const envoi = document.createElement('form');
    envoi.method = 'post';
    envoi.action = this.formulaire.getAttribute('action');
    envoi.hidden = true;
    [...champs, ['action', 'enregistrer']].forEach(([nom, valeur]) => {
      const champ = document.createElement('input');
      champ.type = 'hidden';
      champ.name = nom;
      champ.value = valeur;
      envoi.append(champ);
    });
    document.body.append(envoi);
    reserve.retirer(this.cle);
    this.arreter();
    envoi.submit();
  }
}

/** A message to the guichet stays in this browser until it is sent: one leaves the page to correct the request. */
function garderMessage(formulaire) {
  const cle = `${PREFIXE}${document.body.dataset.compte}.${formulaire.dataset.reponse}.reponse`;
  const message = formulaire.elements.message;
  message.value ||= reserve.lire(cle)?.message ?? '';
  message.addEventListener('input', () => reserve.ecrire(cle, { le: Date.now(), message: message.value }));
  formulaire.addEventListener('submit', () => reserve.ecrire(cle, { le: Date.now(), message: message.value }));
}

function remplir(liste, phrases) {
  liste.replaceChildren(...phrases.map((phrase) => {
    const element = document.createElement('li');
    element.textContent = phrase;
    return element;
  }));
}

function montrerAide(aide) {
  const panneau = document.querySelector('[data-aide-etat]');
  if (!panneau) {
    return;
  }
  panneau.className = `aide-possible aide-possible--${aide.etat}`;
  document.querySelectorAll('[data-aide-titre]').forEach((titre) => { titre.textContent = aide.titre; });
  document.querySelectorAll('[data-aide-montant]').forEach((montant) => { montant.textContent = aide.montant; });
  panneau.querySelector('[data-aide-detail]').textContent = aide.detail;
  remplir(panneau.querySelector('[data-aide-points]'), aide.points);
  remplir(panneau.querySelector('[data-aide-faits]'), aide.faits);
}

reserve.purger();
document.querySelectorAll('form[data-sauvegarde]').forEach((formulaire) => new Sauvegarde(formulaire));
document.querySelectorAll('form[data-reponse]').forEach(garderMessage);
document.querySelectorAll('[data-repondu]').forEach(({ dataset }) =>
  reserve.retirer(`${PREFIXE}${document.body.dataset.compte}.${dataset.repondu}.reponse`));
