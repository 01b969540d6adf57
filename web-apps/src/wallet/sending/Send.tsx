import { Page } from '../../kit/parts/Page.tsx';

export default function Send() {
  return <Page title="Send">…</Page>;
}
