export { kafkaTopicActivity } from './topic-activity.ts';
