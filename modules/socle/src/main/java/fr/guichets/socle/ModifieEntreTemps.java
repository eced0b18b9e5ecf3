package fr.guichets.socle;

/** Somebody else changed it since it was read (409): nothing has been overwritten. */
public class ModifieEntreTemps extends OperationInvalide {
    public ModifieEntreTemps() {
        this("ce dossier");
    }

    /** @param quoi what was changed, masculine: ce relevé */
    public ModifieEntreTemps(String quoi) {
        super(
                "MODIFIE_ENTRE_TEMPS",
                "Quelqu'un a modifié " + quoi + " depuis que vous l'avez ouvert. Rien n'a été écrasé.");
    }
}
