// Sends attachments as soon as they are chosen, dropped or photographed, with a progress bar for each. Without this file
// the button « Envoyer les fichiers » does the same.

const RELECTURE_MS = 2_000;
const RELECTURES = 90;

function element(nom, classe, texte) {
  const cree = document.createElement(nom);
  cree.className = classe;
  if (texte) {
    cree.textContent = texte;
  }
  return cree;
}

function taille(octets) {
  const nombre = octets < 1e6 ? Math.max(1, Math.round(octets / 1000)) : Math.round(octets / 1e5) / 10;
  return `${nombre.toLocaleString('fr')} ${octets < 1e6 ? 'ko' : 'Mo'}`;
}

/** One file on its way: its line, its bar, what went wrong. */
class Envoi {
  constructor(ajout, fichier) {
    this.ajout = ajout;
    this.fichier = fichier;
    this.ligne = element('li', 'envoi');
    this.barre = element('progress', 'envoi__barre');
    this.barre.max = 100;
    this.barre.value = 0;
    this.barre.setAttribute('aria-label', `Envoi de ${fichier.name}`);
    this.etat = element('p', 'envoi__etat', 'En attente');
    this.ligne.append(element('p', 'envoi__nom', `${fichier.name} · ${taille(fichier.size)}`), this.barre, this.etat);
    ajout.envois.append(this.ligne);
  }

  /** Resolves once it has gone or cannot go; sending again keeps one file. */
  partir() {
    if (this.fichier.size > this.ajout.maximum) {
      return this.refuser(`Ce fichier dépasse ${Math.floor(this.ajout.maximum / 1048576)} Mo : réduisez-le, ou envoyez-le en plusieurs fichiers.`);
    }
    if (this.fichier.size === 0) {
      return this.refuser('Ce fichier est vide : vérifiez-le, puis renvoyez-le.');
    }
    this.ligne.classList.remove('envoi--refuse');
    this.barre.hidden = false;
    return new Promise((suite) => {
      const requete = new XMLHttpRequest();
      requete.open('POST', this.ajout.formulaire.getAttribute('action'));
      requete.setRequestHeader('X-Requested-With', 'guichets');
      requete.responseType = 'json';
      requete.upload.addEventListener('progress', ({ loaded, total }) => this.avancer(loaded / total));
      requete.addEventListener('load', () => suite(this.conclure(requete)));
      ['error', 'abort', 'timeout'].forEach((panne) => requete.addEventListener(panne, () => suite(this.couper())));
      const corps = new FormData();
      for (const champ of ['jeton', 'numero', 'retour', 'action', 'nature']) {
        corps.append(champ, this.ajout.formulaire.elements[champ].value);
      }
      corps.append('fichier', this.fichier, this.fichier.name);
      requete.send(corps);
    });
  }

  avancer(part) {
    const pourcent = Math.floor(part * 100);
    this.barre.value = pourcent;
    this.etat.textContent = pourcent < 100 ? `Envoyé à ${pourcent} %` : 'Vérification';
  }

  conclure(requete) {
    if (requete.status === 201) {
      this.ligne.remove();
      this.ajout.dire('Fichier reçu, contrôle antivirus en cours. Continuez : nous vous préviendrons s’il est refusé.');
      return true;
    }
    if (requete.status === 401) {
      return this.couper('Session terminée. Reconnectez-vous dans un autre onglet, puis réessayez : le fichier reste ici.');
    }
    if (requete.status >= 500 || requete.status === 429) {
      return this.couper('Le service ne répond pas. Gardez la page ouverte, puis réessayez.');
    }
    if (requete.status === 413) {
      return this.refuser('Ce fichier est trop grand.');
    }
    return this.refuser(requete.response?.message ?? 'Ce fichier ne peut pas être ajouté ici. Rechargez la page.');
  }

  refuser(message) {
    this.barre.hidden = true;
    this.ligne.classList.add('envoi--refuse');
    this.etat.textContent = message;
    this.boutons(this.bouton('Fermer', () => this.ligne.remove()));
    this.ajout.dire(`${this.fichier.name} : ${message}`);
    return false;
  }

  couper(message = 'Connexion coupée. Gardez la page ouverte, puis réessayez.') {
    this.ligne.classList.add('envoi--refuse');
    this.etat.textContent = message;
    const reessayer = () => {
      window.removeEventListener('online', reessayer);
      this.actions.remove();
      this.partir().then((recu) => recu && this.ajout.relire());
    };
    window.addEventListener('online', reessayer);
    this.boutons(this.bouton('Réessayer', reessayer), this.bouton('Abandonner', () => {
      window.removeEventListener('online', reessayer);
      this.ligne.remove();
    }));
    this.ajout.dire(`${this.fichier.name} : ${message}`);
    return false;
  }

  bouton(libelle, action) {
    const bouton = element('button', 'fr-btn fr-btn--sm fr-btn--tertiary', libelle);
    bouton.type = 'button';
    bouton.append(element('span', 'fr-sr-only', ` : ${this.fichier.name}`));
    bouton.addEventListener('click', action);
    return bouton;
  }

  boutons(...boutons) {
    this.actions?.remove();
    this.actions = element('p', 'envoi__actions');
    this.actions.append(...boutons);
    this.ligne.append(this.actions);
  }
}

class Ajout {
  constructor(cadre) {
    this.cadre = cadre;
    this.liste = cadre.querySelector('[data-pieces-liste]');
    this.formulaire = cadre.querySelector('[data-pieces-ajout]');
    this.reste = RELECTURES;
    if (this.formulaire) {
      this.preparer();
    }
    this.guetter();
  }

  preparer() {
    this.maximum = Number(this.formulaire.dataset.maximum);
    this.statut = this.formulaire.querySelector('[data-pieces-statut]');
    this.envois = this.formulaire.querySelector('[data-pieces-envois]');
    const zone = this.formulaire.querySelector('[data-pieces-zone]');
    const choix = this.formulaire.querySelectorAll('input[type=file]');
    this.formulaire.querySelector('[data-pieces-envoyer]').hidden = true;
    this.formulaire.querySelector('[data-pieces-photo]').hidden = !matchMedia('(pointer: coarse)').matches;
    choix.forEach((champ) => champ.addEventListener('change', () => {
      this.prendre([...champ.files]);
      champ.value = '';
    }));
    zone.classList.add('pieces__zone--active');
    ['dragenter', 'dragover'].forEach((survol) => zone.addEventListener(survol, (evenement) => {
      evenement.preventDefault();
      zone.classList.add('pieces__zone--survol');
    }));
    zone.addEventListener('dragleave', (evenement) => {
      if (!zone.contains(evenement.relatedTarget)) {
        zone.classList.remove('pieces__zone--survol');
      }
    });
    zone.addEventListener('drop', (evenement) => {
      evenement.preventDefault();
      zone.classList.remove('pieces__zone--survol');
      this.prendre([...evenement.dataTransfer.files]);
    });
    this.formulaire.addEventListener('submit', (evenement) => evenement.preventDefault());
    window.addEventListener('beforeunload', (evenement) => {
      if (this.enCours) {
        evenement.preventDefault();
      }
    });
  }

  /** One after the other: a slow line is not shared between ten files. */
  async prendre(fichiers) {
    const envois = fichiers.map((fichier) => new Envoi(this, fichier));
    const precedents = this.file ?? Promise.resolve();
    this.file = precedents.then(async () => {
      this.enCours = true;
      let recus = 0;
      for (const envoi of envois) {
        recus += await envoi.partir() ? 1 : 0;
      }
      this.enCours = false;
      if (recus > 0) {
        await this.relire();
      }
    });
    await this.file;
  }

  dire(message) {
    this.statut.textContent = message;
  }

  /** The list as the server writes it, without leaving the page. */
  async relire() {
    try {
      const reponse = await fetch(this.liste.dataset.piecesListe, { headers: { 'X-Requested-With': 'guichets' }, redirect: 'error' });
      if (reponse.ok) {
        const recue = new DOMParser().parseFromString(await reponse.text(), 'text/html').querySelector('[data-pieces-lues]');
        const actif = this.liste.contains(document.activeElement) ? document.activeElement.id : '';
        this.liste.replaceChildren(recue);
        if (actif) {
          document.getElementById(actif)?.focus();
        }
      }
    } catch {
      // the next look will tell
    }
    this.guetter();
  }

  /** Looks again as long as the antivirus has not seen everything. */
  guetter() {
    clearTimeout(this.guet);
    if (this.reste > 0 && this.liste.querySelector('[data-piece-attend]')) {
      this.reste -= 1;
      this.guet = setTimeout(() => this.relire(), RELECTURE_MS);
    }
  }
}

document.querySelectorAll('[data-pieces]').forEach((cadre) => new Ajout(cadre));
