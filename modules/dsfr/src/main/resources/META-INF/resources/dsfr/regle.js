// The form of a rule: lists are rearranged without leaving the page. Without this file each button sends the whole form,
// and the server draws it again with nothing lost.

class Regle {
  constructor(formulaire) {
    this.formulaire = formulaire;
    this.statut = document.createElement('p');
    this.statut.className = 'fr-sr-only';
    this.statut.setAttribute('role', 'status');
    formulaire.before(this.statut);
    formulaire.addEventListener('submit', (evenement) => this.envoyer(evenement));
    formulaire.addEventListener('change', (evenement) => {
      if (evenement.target.id === 'aucune') {
        this.plier();
      }
    });
    this.plier();
  }

  /** What does not count is not shown. */
  plier() {
    const aucune = this.formulaire.querySelector('#aucune');
    if (aucune) {
      this.formulaire.querySelector('#regle-valeur').hidden = aucune.checked;
    }
  }

  async envoyer(evenement) {
    const bouton = evenement.submitter;
    if (!bouton?.dataset.geste) {
      return;
    }
    evenement.preventDefault();
    const corps = new URLSearchParams(new FormData(this.formulaire));
    corps.set('action', bouton.value);
    try {
      // Buttons named action hide the property of the form.
      const reponse = await fetch(this.formulaire.getAttribute('action'), { method: 'POST', body: corps });
      const nouveau = new DOMParser().parseFromString(await reponse.text(), 'text/html').querySelector('[data-regle]');
      if (!reponse.ok || !nouveau) {
        throw new Error(String(reponse.status));
      }
      this.formulaire.replaceChildren(...nouveau.children);
      this.plier();
      this.statut.textContent = bouton.textContent.trim();
      this.viser(bouton.dataset.geste);
    } catch {
      this.formulaire.setAttribute('action', bouton.getAttribute('formaction'));
      this.formulaire.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'action', value: bouton.value }));
      this.formulaire.submit();
    }
  }

  viser(id) {
    const cible = document.getElementById(id);
    const champ = cible?.matches('input, textarea, select') ? cible : cible?.querySelector('input, textarea, select');
    (champ ?? cible)?.focus();
  }
}

document.querySelectorAll('[data-regle]').forEach((formulaire) => new Regle(formulaire));
