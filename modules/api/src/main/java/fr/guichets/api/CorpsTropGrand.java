package fr.guichets.api;

import java.io.IOException;

/** More was sent than any request of this interface needs (413). */
class CorpsTropGrand extends IOException {}
