package fr.guichets.socle;

/** Somebody else changed it since it was read (409): nothing has been overwritten. */
public class ModifieEntreTemps extends OperationInvalide {
    public ModifieEntreTemps() {
        super(
                "MODIFIE_ENTRE_TEMPS",
                "Quelqu'un a modifié ce dossier depuis que vous l'avez ouvert. Rien n'a été écrasé.");
    }
}
