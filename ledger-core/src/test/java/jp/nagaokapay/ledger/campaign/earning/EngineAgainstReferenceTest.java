package jp.nagaokapay.ledger.campaign.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class EngineAgainstReferenceTest {

    @RepeatedTest(150)
    void every_occasion_is_worth_what_the_slow_way_says(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Story story = new Story();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            story.runs("c" + i, RandomStory.rules(random));
        }
        RandomStory.happen(story, random);

        Map<String, Long> played = new TreeMap<>();
        for (RunningCampaign one : story.campaigns()) {
            String name = one.campaignId().value().substring("campaign:".length());
            story.worths(name)
                    .forEach((occasionId, worth) ->
                            played.put(one.campaignId() + " " + occasionId, worth));
        }
        assertThat(played).isEqualTo(new Reference(story.events(), story.campaigns()).worths());
    }
}
