"""Words that say nothing about what is looked for."""

GERMAN = frozenset(
    """
    aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei bin bis
    bist da damit dann der den des dem die das dass derselbe dein deine denn dich dir doch dort du durch ein eine einem einen
    einer eines einig einige er ihn ihm es etwas euer eure für fuer gegen gewesen hab habe haben hat hatte hatten hier hin
    hinter ich mich mir ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jene kann kein
    keine können koennen könnte machen man manche mein meine mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr
    sein seine seinem seinen seiner seines selbst sich sie sind so solche soll sollte sondern sonst über ueber um und uns
    unser unter viel vom von vor während war waren weg weil weiter welche wenn werde werden wie wieder will wir wird wirst wo
    wollen würde zu zum zur zwar zwischen
    """.split()
)
ENGLISH = frozenset(
    """
    a about above after again all am an and any are as at be because been before being below between both but by can could
    did do does doing down during each few for from further had has have having he her here hers him his how i if in into is
    it its itself just me more most my no nor not now of off on once only or other our out over own same she should so some
    such than that the their them then there these they this those through to too under until up very was we were what when
    where which while who whom why will with would you your
    """.split()
)
STOP = (GERMAN, ENGLISH)
